import "server-only";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import type { Visit } from "../visit/visit";
import { canBeCharged } from "./can-be-charged";

/**
 * True if the merchant's page requires a saved card for plan changes, even for those that cost nothing now, but the
 * customer has no card.
 */
export async function lacksForcedCard(visit: Visit, subscription: Subscription): Promise<boolean> {
  return (visit.wishes.forceCard ?? []).includes("change_plan") && !(await canBeCharged(visit, subscription));
}
