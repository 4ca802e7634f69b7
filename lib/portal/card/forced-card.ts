import "server-only";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import type { Visit } from "../visit/visit";
import { canBeCharged } from "./can-be-charged";

/** Whether the merchant's page wants a saved card before a change of plan, even if nothing is due, and there is none. */
export async function lacksForcedCard(visit: Visit, subscription: Subscription): Promise<boolean> {
  return (visit.wishes.forceCard ?? []).includes("change_plan") && !(await canBeCharged(visit, subscription));
}
