import type Stripe from "stripe";
import { frontDoor } from "@/lib/portal/door/front-door";
import { pause as pauseOperation } from "@/lib/portal/operations/pause";
import { resume as resumeOperation } from "@/lib/portal/operations/resume";
import type { OperationPreview } from "@/lib/portal/view/plan-shape";
import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { type PortalWorld, portalWorld } from "./portal-world";
import { resumeReading, viewReading } from "./readings";

/** Helpers for tests in which customers pause and resume. */

export const pause = frontDoor(pauseOperation);
export const resume = frontDoor(resumeOperation);

export async function openWorld(scenario?: string): Promise<PortalWorld> {
  const world = await portalWorld("test", scenario);
  await world.saveSettings({ pause: true });
  return world;
}

export async function firstOf(token: string): Promise<SubscriptionView> {
  const answer = await viewReading(token);
  const subscription = answer.ok ? answer.value.subscriptions[0] : undefined;
  if (!subscription) throw new Error("There is no subscription.");
  return subscription;
}

/** The input of a customer who pauses for this many months. */
export async function preparePause(world: PortalWorld, email: string, months: number) {
  const token = await world.visit(email);
  const subscription = await firstOf(token);
  const chargedOn = subscription.pause?.choices.find((choice) => choice.months === months)?.chargedOn;
  const { intentId, id: subscriptionId } = subscription;
  return { token, subscription, input: { intentId, subscriptionId, months, chargedOn } };
}

export async function previewOf(token: string, subscriptionId: string): Promise<OperationPreview> {
  const answer = await resumeReading(token, { subscriptionId });
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

export async function prepareResume(world: PortalWorld, email: string) {
  const token = await world.visit(email);
  const subscription = await firstOf(token);
  const preview = await previewOf(token, subscription.id);
  const { intentId, id: subscriptionId } = subscription;
  return { token, subscription, preview, input: { intentId, subscriptionId, quote: preview.quote } };
}

export function read({ stripe }: PortalWorld, id: string): Promise<Stripe.Subscription> {
  return stripe.subscriptions.retrieve(id, { expand: ["latest_invoice"] });
}

export async function payWith({ stripe, admin }: PortalWorld, customer: string, card: string | null) {
  const { data } = await stripe.customers.listPaymentMethods(customer);
  for (const { id } of data) await stripe.paymentMethods.detach(id);
  if (card) {
    const { id } = await stripe.paymentMethods.attach(card, { customer });
    await stripe.customers.update(customer, { invoice_settings: { default_payment_method: id } });
  }
  await admin("DELETE", "requests");
}
