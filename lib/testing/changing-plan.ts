import { frontDoor } from "@/lib/portal/door/front-door";
import { changePlan as operation } from "@/lib/portal/operations/change-plan";
import type { PlanPreview } from "@/lib/portal/view/plan-shape";
import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import type { PortalWorld } from "./portal-world";
import { plansReading, viewReading } from "./readings";

/** Helpers for tests in which a customer changes plans. */

export const changePlan = frontDoor(operation);

export async function firstOf(token: string): Promise<SubscriptionView> {
  const answer = await viewReading(token);
  if (!answer.ok) throw new Error(answer.error.message);
  const [subscription] = answer.value.subscriptions;
  if (!subscription) throw new Error("There is no subscription.");
  return subscription;
}

export async function readPlanPreview(
  token: string,
  subscriptionId: string,
  priceId: string,
  code?: string,
): Promise<PlanPreview> {
  const answer = await plansReading(token, { subscriptionId, code });
  const preview = answer.ok ? answer.value.find((plan) => plan.priceId === priceId) : undefined;
  if (!preview) throw new Error(`No preview for ${priceId}: ${JSON.stringify(answer)}`);
  return preview;
}

export async function preparePlanChange(world: PortalWorld, email: string, priceId: string, code?: string) {
  const token = await world.visit(email);
  const subscription = await firstOf(token);
  const preview = await readPlanPreview(token, subscription.id, priceId, code);
  const input = {
    intentId: subscription.intentId,
    subscriptionId: subscription.id,
    priceId,
    quote: preview.quote,
  };
  return { token, subscription, preview, input };
}

/** Makes another card pay for all of this customer's subscriptions. */
export async function payWith(world: PortalWorld, customer: string, card: string): Promise<void> {
  const { id } = await world.stripe.paymentMethods.attach(card, { customer });
  await world.stripe.customers.update(customer, { invoice_settings: { default_payment_method: id } });
  await world.admin("DELETE", "requests");
}
