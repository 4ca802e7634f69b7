import { noSuch } from "./wire/no-such";
import type { Stored, World } from "./world";

/**
 * Whether an object was deleted. Some deleted objects can still be retrieved as a stub (`deleted`). Others keep
 * applying wherever they were used (`_deleted`).
 */
export const isDeleted = (object: Stored): boolean => object.deleted === true || object._deleted === true;

/**
 * Returns the stored object that a request names. As Stripe does, throws if the object doesn't exist or was deleted.
 * `param` is the parameter that held the ID, unless it was in the path (see `noSuch`).
 */
export function requireObject<T extends Stored = Stored>(
  world: World,
  type: string,
  id: string,
  param?: string,
): T {
  const found = world.find<T>(type, id);
  if (!found || isDeleted(found)) throw noSuch(type, id, param);
  return found;
}
