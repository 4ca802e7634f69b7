import { noSuch } from "./wire/errors";
import type { Stored, World } from "./world";

/** Some objects leave a stump (`deleted`); others live on in what was made from them (`_deleted`). */
export const isDeleted = (object: Stored): boolean => object.deleted === true || object._deleted === true;

/**
 * The stored object a request names. Deleted ones are gone, as for Stripe.
 * `param` is where the id stood: `id` for the path, otherwise the parameter's name (see `noSuch`).
 */
export function existing<T extends Stored = Stored>(world: World, type: string, id: string, param = "id"): T {
  const found = world.find<T>(type, id);
  if (!found || isDeleted(found)) throw noSuch(nounOf(type), id, param);
  return found;
}

/** Stripe names objects in its messages in words (`subscription schedule`), payment methods by class. */
function nounOf(type: string): string {
  if (type === "payment_method") return "PaymentMethod";
  return type.replaceAll("_", " ");
}
