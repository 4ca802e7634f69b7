import "server-only";
import { PortalError } from "../../errors";
import { readPlans } from "../../stripe/catalogue/plans";
import type { Visit } from "../visit/visit";
import { type AgainChoice, choicesAgain } from "./offered-again";
import type { Ground } from "./resubscription";

/** What the customer may start again as, or this price of it alone; empty where the merchant lets nobody choose. */
export async function readAgainChoices(
  visit: Visit,
  { subscription, all, products }: Ground,
  only?: string,
): Promise<AgainChoice[]> {
  if (!visit.settings.changePlanWhenCanceled) return [];
  const plans = await readPlans(visit.stripe, visit.service, only);
  return choicesAgain(subscription, { service: visit.service, plans, all, products });
}

/** The choice of this price. A price id from a browser is only a wish: it counts when it was offered. */
export async function readAgainChoice(
  visit: Visit,
  ground: Ground,
  priceId: string | undefined,
): Promise<AgainChoice | undefined> {
  if (priceId === undefined) return undefined;
  if (!visit.settings.changePlanWhenCanceled) throw new PortalError("not_allowed");
  const choices = await readAgainChoices(visit, ground, priceId);
  const choice = choices.find(({ plan }) => plan.price.id === priceId);
  if (!choice) throw new PortalError("invalid", "price_not_offered");
  return choice;
}
