import { frontDoor } from "@/lib/portal/door/front-door";
import { resubscribe as operation } from "@/lib/portal/operations/resubscribe";
import type { SubscriptionView } from "@/lib/portal/view/view-shape";
import { type PortalWorld, portalWorld } from "./portal-world";
import { resubscribeReading, viewReading } from "./readings";

/** Helpers for tests in which Farid restarts his ended subscription. */

export const resubscribe = frontDoor(operation);
export const farid = "farid@example.com";
export const customer = "cus_LumenFarid";

export async function openWorld(): Promise<PortalWorld> {
  const world = await portalWorld();
  await world.saveSettings({ resubscribe: true });
  return world;
}

export async function viewOf(token: string): Promise<SubscriptionView[]> {
  const answer = await viewReading(token);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value.subscriptions;
}

export async function readResubscriptionPreview(token: string, subscriptionId: string, code?: string) {
  const answer = await resubscribeReading(token, { subscriptionId, code });
  if (!answer.ok) throw new Error(answer.error.message);
  const [preview] = answer.value;
  if (!preview) throw new Error("There is no preview.");
  return preview;
}

export async function prepareResubscription(world: PortalWorld, code?: string) {
  const token = await world.visit(farid);
  const [ended] = await viewOf(token);
  if (!ended) throw new Error("Farid has no ended subscription.");
  const preview = await readResubscriptionPreview(token, ended.id, code);
  const input = { intentId: ended.intentId, subscriptionId: ended.id, quote: preview.quote };
  return { token, ended, preview, input };
}

export async function subscriptionsOf(world: PortalWorld) {
  const list = await world.stripe.subscriptions.list({
    customer,
    status: "all",
    expand: ["data.latest_invoice"],
  });
  return list.data;
}

export async function liveSubscriptions(world: PortalWorld) {
  return (await subscriptionsOf(world)).filter(({ status }) => status !== "canceled");
}

export function payWith(world: PortalWorld, card: string) {
  return world.stripe.paymentMethods.attach(card, { customer }).then(async ({ id }) => {
    await world.stripe.customers.update(customer, { invoice_settings: { default_payment_method: id } });
    await world.admin("DELETE", "requests");
  });
}

export async function removeCards(world: PortalWorld) {
  const { data } = await world.stripe.customers.listPaymentMethods(customer);
  for (const { id } of data) await world.stripe.paymentMethods.detach(id);
  await world.admin("DELETE", "requests");
}

export function injectFault(world: PortalWorld, action: object, times = 1) {
  return world.admin("POST", "faults", {
    match: { method: "POST", path: "/v1/subscriptions" },
    times,
    action,
  });
}
