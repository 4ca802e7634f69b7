import { frontDoor } from "@/lib/portal/door/front-door";
import { payInvoice as operation } from "@/lib/portal/operations/pay-invoice";
import type { PortalView, SubscriptionView } from "@/lib/portal/view/view-shape";
import { type PortalWorld, portalWorld } from "./portal-world";
import { paymentReading, viewReading } from "./readings";

/** Helpers for tests in which a customer pays an amount due. */

export const payInvoice = frontDoor(operation);

export async function viewOf(token: string): Promise<PortalView> {
  const answer = await viewReading(token);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

/** The first subscription whose notice asks for a payment, and its invoice. */
export function dueIn(view: PortalView): { subscription: SubscriptionView; invoiceId: string } {
  const subscription = view.subscriptions.find(({ notice }) => notice?.pay);
  if (!subscription?.notice?.pay) throw new Error("There is nothing to pay.");
  return { subscription, invoiceId: subscription.notice.pay.invoiceId };
}

export async function dueAt(scenario: string, email: string) {
  const world = await portalWorld("test", scenario);
  return { world, ...(await preparePayment(world, email)) };
}

export async function preparePayment(world: PortalWorld, email: string) {
  const token = await world.visit(email);
  const view = await viewOf(token);
  const { subscription, invoiceId } = dueIn(view);
  const preview = await paymentReading(token, { invoiceId });
  const quote = preview.ok ? preview.value.quote : "";
  const input = { intentId: view.customer?.intentId ?? "", invoiceId, quote };
  const { customer } = await world.stripe.invoices.retrieve(invoiceId);
  return { token, view, subscription, invoiceId, preview, input, customer: String(customer) };
}

/** Makes another card pay for all of this customer's subscriptions. Returns its ID. */
export async function payWith(world: PortalWorld, customer: string, card: string): Promise<string> {
  const { id } = await world.stripe.paymentMethods.attach(card, { customer });
  await world.stripe.customers.update(customer, { invoice_settings: { default_payment_method: id } });
  await world.admin("DELETE", "requests");
  return id;
}
