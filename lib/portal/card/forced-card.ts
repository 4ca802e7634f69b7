import "server-only";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import type { Visit } from "../visit/visit";
import { canBeCharged } from "./can-be-charged";

/**
 * True if there is no saved card although the merchant's page requires one for a plan change, even if nothing is due.
 */
export async function lacksForcedCard(visit: Visit, subscription: Subscription): Promise<boolean> {
  return (visit.wishes.forceCard ?? []).includes("change_plan") && !(await canBeCharged(visit, subscription));
}
