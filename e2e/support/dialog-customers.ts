import type { World } from "./world";

type DialogCustomer = {
  scenario: string;
  email: string;
  /** Changes in Stripe that the dialogs depend on. */
  prepare?: (world: World) => Promise<unknown>;
};

/** Together, these customers are offered every dialog (e2e/every-dialog.spec.ts). */
export const dialogCustomers: DialogCustomer[] = [
  { scenario: "lumen", email: "ada@example.com" },
  // Farid's subscription has ended.
  { scenario: "lumen", email: "farid@example.com" },
  { scenario: "lumen", email: "ben@example.com", prepare: endAndTaxId },
  { scenario: "past-due", email: "pavel@example.com" },
  { scenario: "paused", email: "paula@example.com" },
  { scenario: "seats", email: "selma@example.com" },
  { scenario: "multi-item", email: "mona@example.com" },
  { scenario: "several-methods", email: "zora@example.com" },
];

/**
 * Adds a tax ID, and cancels without giving a reason, as somebody in Stripe's dashboard does. The portal therefore asks
 * before it undoes the cancellation.
 */
async function endAndTaxId({ stripe, subscriptionOf }: World): Promise<void> {
  await stripe.customers.createTaxId("cus_LumenBen", { type: "eu_vat", value: "DE123456789" });
  await stripe.subscriptions.update(await subscriptionOf("ben@example.com"), { cancel_at_period_end: true });
}

/** A dialog's ID without the IDs of objects in Stripe: "change_plan", "pay-". */
export const dialogName = (id: string) => id.replace(/(?:sub|cus|in|pm|txi)_[A-Za-z0-9]+-?/g, "");
