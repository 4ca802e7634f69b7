import "server-only";
import { type Plan, readPlans } from "../../stripe/catalogue/plans";
import type { Visit } from "../visit/visit";
import { narrowPlans } from "../wishes/narrow";

/**
 * The service's plans, narrowed to those that the merchant's page wants to offer.
 *
 * @param onlyPriceId reads only the tier of this price.
 */
export async function readOfferedPlans(
  { stripe, service, wishes }: Visit,
  onlyPriceId?: string,
): Promise<Plan[]> {
  return narrowPlans(await readPlans(stripe, service, onlyPriceId), wishes, service);
}
