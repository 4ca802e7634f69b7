import "server-only";
import { PortalError } from "../../errors";
import type { Visit } from "../visit/visit";
import { readOfferedPlans } from "./offered-plans";
import { type ResubscribeChoice, resubscribeChoices } from "./resubscribe-choices";
import type { ResubscriptionData } from "./resubscription";

/**
 * The plans that the customer may resubscribe to, or only the one with this price. Empty if the merchant doesn't offer
 * a choice.
 */
export async function readResubscribeChoices(
  visit: Visit,
  { subscription, all, products }: ResubscriptionData,
  only?: string,
): Promise<ResubscribeChoice[]> {
  if (!visit.settings.changePlanWhenCanceled) return [];
  const plans = await readOfferedPlans(visit, only);
  return resubscribeChoices(subscription, { service: visit.service, plans, all, products });
}

/** The choice with this price. A price ID from a browser is untrusted, so it must be one of the offered choices. */
export async function readResubscribeChoice(
  visit: Visit,
  data: ResubscriptionData,
  priceId: string | undefined,
): Promise<ResubscribeChoice | undefined> {
  if (priceId === undefined) return undefined;
  if (!visit.settings.changePlanWhenCanceled) throw new PortalError("not_allowed");
  const choices = await readResubscribeChoices(visit, data, priceId);
  const choice = choices.find(({ plan }) => plan.price.id === priceId);
  if (!choice) throw new PortalError("invalid", "price_not_offered");
  return choice;
}
