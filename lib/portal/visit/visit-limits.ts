import "server-only";
import { env } from "../../env";
import { PortalError } from "../../errors";
import { consumeLimit } from "../../rate-limit";

const identitiesPerHour = 10;

/**
 * Counts another visit by this customer. Throws `rate_limited` if there are too many.
 *
 * @param unproven the client's IP address if it named a customer without proof, which test mode allows with the hash
 * off. The limit is high enough for a merchant to try the portal, and too low to look through all customers.
 */
export async function countVisit(customer: string, unproven?: string): Promise<void> {
  const points = env().VISITS_PER_MINUTE;
  const who = unproven === undefined ? customer : `${customer}|${unproven}`;
  const isAllowed =
    (await consumeLimit("visits", who, { points, seconds: 60 })) &&
    (unproven === undefined || (await mayNameCustomer(who, unproven)));
  if (!isAllowed) throw new PortalError("rate_limited", "visits");
}

async function mayNameCustomer(who: string, address: string): Promise<boolean> {
  const isNew = await consumeLimit("named without proof", who, { points: 1, seconds: 3600 });
  return (
    !isNew || consumeLimit("identities without proof", address, { points: identitiesPerHour, seconds: 3600 })
  );
}
