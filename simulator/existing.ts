import { noSuch } from "./wire/no-such";
import type { Stored, World } from "./world";

/** Some objects leave a stump (`deleted`); others live on in what was made from them (`_deleted`). */
export const isDeleted = (object: Stored): boolean => object.deleted === true || object._deleted === true;

/**
 * The stored object a request names. Deleted ones are gone, as for Stripe. `param` is where the id stood, if that was not
 * the path (see `noSuch`).
 */
export function existing<T extends Stored = Stored>(
  world: World,
  type: string,
  id: string,
  param?: string,
): T {
  const found = world.find<T>(type, id);
  if (!found || isDeleted(found)) throw noSuch(type, id, param);
  return found;
}
