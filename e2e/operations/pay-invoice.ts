import { at } from "../support/journey";
import { type CustomerOperationCase, inDialog, type Owned, press, quote } from "./operation-case";

export const payInvoice: CustomerOperationCase = {
  input: { invoiceId: "in_of_nobody", quote },
  lastClick: {
    email: "dmitri@example.com",
    prepare: (world) => world.replaceCard("cus_LumenDmitri", "pm_card_visa"),
    async reach(portal) {
      await press(portal, "Pay $49.00");
      return inDialog(portal, "Pay $49.00");
    },
    done: /^Paid\. Lumen Team stays active\./,
    request: /^POST \/v1\/invoices\/in_\w+\/pay$/,
  },
  async foreign({ admin }) {
    const all = (await admin("GET", "objects?type=invoice")) as Owned[];
    const of = (customerId: string, status: string) =>
      all.find((invoice) => invoice.customer === customerId && invoice.status === status)?.id ?? "";
    return {
      own: of("cus_LumenDmitri", "open"),
      foreign: of("cus_LumenAda", "paid"),
      refusal: "We couldn’t find this invoice. Nothing was changed.",
    };
  },
  dialog: "pay-",
  journeys: {
    works: at("pay-invoice", "a due payment is made in two clicks, for exactly the amount on the button"),
    // No setting can turn this operation off.
    "switched off": at("pay-invoice", "a due payment can be made with every setting turned off"),
    "Stripe refuses": at(
      "pay-invoice",
      "a declined card pays nothing and says why, and the next card is shown before it is charged",
    ),
    "bank asks": at(
      "strong-authentication",
      "is completed in another tab, and the portal shows the result",
      "an open invoice",
    ),
    "double click": at("pay-invoice", "a double click pays once"),
  },
};
