import "server-only";
import { env } from "../../env";
import { PortalError } from "../../errors";
import { consumeLimit } from "../../rate-limit";

const identitiesPerHour = 10;

/**
 * Counts one more opening by this customer. Throws `rate_limited` when it is one too many.
 *
 * @param unproven the address of who named a customer without proof, as test mode allows when its hash is off: enough
 * for the merchant to try the portal, and too little to read through the customers.
 */
export async function withinVisits(customer: string, unproven?: string): Promise<void> {
  const points = env().VISITS_PER_MINUTE;
  const who = unproven === undefined ? customer : `${customer}|${unproven}`;
  const isAllowed =
    (await consumeLimit("visits", who, { points, seconds: 60 })) &&
    (unproven === undefined || (await mayName(who, unproven)));
  if (!isAllowed) throw new PortalError("rate_limited", "visits");
}

async function mayName(who: string, address: string): Promise<boolean> {
  const isNew = await consumeLimit("named without proof", who, { points: 1, seconds: 3600 });
  return (
    !isNew || consumeLimit("identities without proof", address, { points: identitiesPerHour, seconds: 3600 })
  );
}
