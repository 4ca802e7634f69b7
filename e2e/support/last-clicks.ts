import type { FrameLocator, Locator, Page } from "@playwright/test";
import type { OperationName } from "@/lib/operations/operations";
import type { PortalSettings } from "@/lib/settings/schema";
import { addHistoryAddOn, scheduleDowngrade } from "./prepared-states";
import { closeTab, followToStripe } from "./stripe-page";
import type { World } from "./world";

/** How one of Lumen's everyday customers does an operation, up to the last click. */
export type LastClick = {
  email: string;
  /** Settings that the merchant has to turn on, in addition to those that are on in every journey. */
  on?: Partial<PortalSettings>;
  /** The settings that turn the operation off; absent if nothing can. */
  off?: Partial<PortalSettings>;
  /** Brings the customer into a state in which the operation is possible. */
  prepare?(world: World): Promise<unknown>;
  /** Does everything up to the last click, and returns the button for it. */
  reach(portal: FrameLocator, page: Page): Promise<Locator>;
  /** The message that the customer reads afterwards. */
  done: RegExp;
  /** The request to Stripe that makes the change, as `METHOD path`. */
  request: RegExp;
};

const ada = "ada@example.com";
const updates = /^POST \/v1\/subscriptions\/sub_\w+$/;
const inDialog = (portal: FrameLocator, name: string | RegExp) =>
  portal.getByRole("dialog").getByRole("button", { name });
const press = (portal: FrameLocator, name: string) => portal.getByRole("button", { name }).click();

const saveMastercard = ({ stripe }: World) =>
  stripe.paymentMethods.attach("pm_card_mastercard", { customer: "cus_LumenAda" });

export const lastClicks: Record<OperationName, LastClick> = {
  change_plan: {
    email: ada,
    off: { changePlan: false },
    async reach(portal) {
      await press(portal, "Change plan");
      await portal.getByRole("radio", { name: /Lumen Business/ }).check();
      return inDialog(portal, /^Change plan and pay/);
    },
    done: /^You’re now on Lumen Business\.$/,
    request: updates,
  },
  change_quantity: {
    email: ada,
    on: { quantityManagement: true },
    off: { quantityManagement: false },
    prepare: ({ stripe }) =>
      stripe.products.update("prod_LumenTeam", {
        unit_label: "seat",
        metadata: { sb_quantity_enabled: "true" },
      }),
    async reach(portal) {
      await press(portal, "Change quantity");
      await press(portal, "More seats");
      return inDialog(portal, /^Change and pay/);
    },
    done: /^You now have 2 seats\.$/,
    request: updates,
  },
  remove_add_on: {
    email: ada,
    on: { removeAddOns: true },
    off: { removeAddOns: false },
    prepare: addHistoryAddOn,
    async reach(portal) {
      await press(portal, "Remove an add-on");
      return inDialog(portal, /^Remove on /);
    },
    done: /^Lumen Extra History ends on /,
    request: /^POST \/v1\/subscription_schedules\/\w+$/,
  },
  apply_coupon: {
    email: ada,
    on: { coupon: true },
    off: { coupon: false },
    async reach(portal) {
      await press(portal, "Add code");
      await portal.getByRole("textbox", { name: "Promo code" }).fill("SPRING");
      await press(portal, "Apply");
      return inDialog(portal, "Add SPRING");
    },
    done: /^Code added\. SPRING/,
    request: updates,
  },
  use_payment_method: {
    email: ada,
    on: { choosePaymentMethod: true },
    off: { choosePaymentMethod: false },
    prepare: saveMastercard,
    async reach(portal) {
      await press(portal, "Change payment method");
      await portal.getByRole("radio", { name: /Mastercard/ }).check();
      return inDialog(portal, "Save");
    },
    done: /^Lumen Team is now charged to Mastercard ending in 4444\./,
    request: updates,
  },
  resubscribe: {
    email: "farid@example.com",
    on: { resubscribe: true },
    off: { resubscribe: false },
    async reach(portal) {
      await press(portal, "Resubscribe");
      return inDialog(portal, /^Resubscribe and pay/);
    },
    done: /^Welcome back\./,
    request: /^POST \/v1\/subscriptions$/,
  },
  resume: {
    email: ada,
    on: { pause: true },
    off: { pause: false },
    async prepare(world) {
      const paused = { pause_collection: { behavior: "void" } } as const;
      await world.stripe.subscriptions.update(await world.subscriptionOf(ada), paused);
    },
    async reach(portal) {
      await press(portal, "Resume");
      return inDialog(portal, "Resume payments");
    },
    done: /^Payments resumed\./,
    request: updates,
  },
  keep_subscription: {
    email: "elif@example.com",
    off: { cancellation: false },
    reach: async (portal) => portal.getByRole("button", { name: "Keep Lumen Team" }),
    done: /^You’re staying on Lumen Team\.$/,
    request: updates,
  },
  discard_change: {
    email: ada,
    off: { changePlan: false },
    prepare: scheduleDowngrade,
    reach: async (portal) => portal.getByRole("button", { name: "Keep Lumen Team" }),
    done: /^Your planned change won’t happen\.$/,
    request: /^POST \/v1\/subscription_schedules\/\w+\/release$/,
  },
  pause: {
    email: ada,
    on: { pause: true },
    off: { pause: false },
    async reach(portal) {
      await press(portal, "Pause");
      return inDialog(portal, /^Pause for /);
    },
    done: /^Payments paused\./,
    request: updates,
  },
  cancellation: {
    email: ada,
    off: { cancellation: false },
    async reach(portal) {
      await press(portal, "Cancel plan");
      return inDialog(portal, "Cancel plan");
    },
    done: /^Your plan is canceled\./,
    request: updates,
  },
  update_card: {
    email: ada,
    on: { updateCard: true },
    off: { updateCard: false },
    async reach(portal, page) {
      await press(portal, "Update card");
      const tab = await followToStripe(page, portal, "Enter card");
      await tab.getByRole("radio", { name: "5555 5555 5555 4444" }).check();
      return tab.getByRole("button", { name: "Save payment method" });
    },
    done: /^Card updated\. Mastercard ending in 4444 is used from now on\./,
    request: /^POST \/v1\/(customers\/cus_\w+|subscriptions\/sub_\w+|invoices\/in_\w+\/pay)$/,
  },
  set_default_payment_method: {
    email: ada,
    on: { choosePaymentMethod: true },
    off: { choosePaymentMethod: false },
    prepare: saveMastercard,
    reach: async (portal) => portal.getByRole("button", { name: "Make default Mastercard ending in 4444" }),
    done: /^Mastercard ending in 4444 is now your default payment method\./,
    request: /^POST \/v1\/customers\/cus_\w+$/,
  },
  remove_payment_method: {
    email: ada,
    on: { removePaymentMethods: true },
    off: { removePaymentMethods: false },
    prepare: saveMastercard,
    async reach(portal) {
      await press(portal, "Remove Mastercard ending in 4444");
      return inDialog(portal, "Remove");
    },
    done: /^Mastercard ending in 4444 has been removed\./,
    request: /^POST \/v1\/payment_methods\/pm_\w+\/detach$/,
  },
  pay_invoice: {
    email: "dmitri@example.com",
    prepare: (world) => world.replaceCard("cus_LumenDmitri", "pm_card_visa"),
    async reach(portal) {
      await press(portal, "Pay $49.00");
      return inDialog(portal, "Pay $49.00");
    },
    done: /^Paid\. Lumen Team stays active\./,
    request: /^POST \/v1\/invoices\/in_\w+\/pay$/,
  },
  billing_details: {
    email: ada,
    on: { billingDetails: true },
    off: { billingDetails: false },
    async reach(portal) {
      await press(portal, "Edit billing details");
      await portal.getByLabel("Name or company").fill("Lovelace Engines Ltd");
      return inDialog(portal, "Save");
    },
    done: /^Billing details saved\./,
    request: /^POST \/v1\/customers\/cus_\w+$/,
  },
  add_tax_id: {
    email: ada,
    on: { taxIds: true },
    off: { taxIds: false },
    async reach(portal) {
      await press(portal, "Add tax ID");
      await portal.getByLabel("Type").selectOption("European Union: VAT number");
      await portal.getByRole("textbox", { name: "Number" }).fill("DE123456789");
      return inDialog(portal, "Add tax ID");
    },
    done: /^Tax ID added\./,
    request: /^POST \/v1\/customers\/cus_\w+\/tax_ids$/,
  },
  remove_tax_id: {
    email: ada,
    on: { taxIds: true },
    off: { taxIds: false },
    prepare: ({ stripe }) =>
      stripe.customers.createTaxId("cus_LumenAda", { type: "eu_vat", value: "DE123456789" }),
    async reach(portal) {
      await press(portal, "Remove DE123456789");
      return inDialog(portal, "Remove");
    },
    done: /^Tax ID removed\./,
    request: /^DELETE \/v1\/customers\/cus_\w+\/tax_ids\/txi_\w+$/,
  },
};

/** If the last click was in a Stripe tab, closes the tab, so that the customer is back in the portal. */
export async function returnToPortal(button: Locator, page: Page): Promise<void> {
  if (button.page() !== page) await closeTab(button.page());
}
