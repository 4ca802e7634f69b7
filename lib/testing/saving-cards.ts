import { frontDoor } from "@/lib/portal/door/front-door";
import { updateCard as operation } from "@/lib/portal/operations/update-card";
import type { CardStart } from "@/lib/portal/view/card-shape";
import { type PortalWorld, portalWorld } from "./portal-world";
import { cardReading, cardStarting } from "./readings";

/**
 * Helpers for tests in which Dmitri, whose payment was declined, and Ada, who owes nothing, save another
 * card.
 */

export const updateCard = frontDoor(operation);
export const dmitri = { email: "dmitri@example.com", id: "cus_LumenDmitri" };
export const ada = { email: "ada@example.com", id: "cus_LumenAda" };
export const intentId = "the-click-that-does-not-matter";

export async function openWorld(): Promise<PortalWorld> {
  const world = await portalWorld();
  await world.saveSettings({ updateCard: true });
  return world;
}

export async function startSetup(token: string, onStripesPage = false): Promise<CardStart> {
  const answer = await cardStarting(token, { onStripesPage });
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

export async function progress(token: string, setupId: string) {
  const answer = await cardReading(token, { setupId });
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

/** Confirms the set-up as Stripe's page does after the customer has chosen a card. */
export function enterCard(world: PortalWorld, setupId: string, card: string) {
  return world.stripe.setupIntents.confirm(setupId, {
    payment_method: card,
    return_url: "http://127.0.0.1/portal/card/return",
  });
}

/** Opens the portal, starts a set-up and saves the card with Stripe, without making any subscription use it. */
export async function saveCardAtStripe(world: PortalWorld, email: string, card = "pm_card_mastercard") {
  const token = await world.visit(email);
  const start = await startSetup(token);
  await enterCard(world, start.setupId, card);
  return { token, start, input: { intentId, setupId: start.setupId } };
}

/** The last four digits of the default card of the customer and of each subscription. */
export async function cardsInUse(world: PortalWorld, customerId: string) {
  const expand = ["invoice_settings.default_payment_method"];
  const customer = await world.stripe.customers.retrieve(customerId, { expand });
  if (customer.deleted) throw new Error("The customer was deleted.");
  const list = { customer: customerId, status: "all", expand: ["data.default_payment_method"] } as const;
  const { data } = await world.stripe.subscriptions.list({ ...list, expand: [...list.expand] });
  const last4 = (method: unknown) => (method as { card?: { last4: string } } | null)?.card?.last4 ?? null;
  return {
    customer: last4(customer.invoice_settings.default_payment_method),
    subscriptions: data.map((one) => [one.status, last4(one.default_payment_method)]),
  };
}

export async function openInvoices(world: PortalWorld, customer: string) {
  const { data } = await world.stripe.invoices.list({ customer, status: "open" });
  return data;
}
