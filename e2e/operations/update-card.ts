import { followToStripe } from "../support/follow-to-stripe";
import { at } from "../support/journey";
import { ada, ben, type CustomerOperationCase, type Owned, press } from "./operation-case";

export const updateCard: CustomerOperationCase = {
  input: { setupId: "seti_of_nobody" },
  lastClick: {
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
  async foreign({ stripe, admin }) {
    const all = (await admin("GET", "objects?type=setup_intent")) as Owned[];
    const own = all.find(({ customer }) => customer === "cus_LumenAda");
    const card = await stripe.paymentMethods.attach("pm_card_visa", { customer: ben });
    const foreign = await stripe.setupIntents.create({
      customer: ben,
      payment_method: card.id,
      confirm: true,
      automatic_payment_methods: { enabled: true, allow_redirects: "never" },
    });
    // Matches only the request that finishes a set-up: in requests for its progress, no comma precedes the ID.
    const sent = (id: string) => `,"setupId":"${id}"`;
    return {
      own: sent(own?.id ?? ""),
      foreign: sent(foreign.id),
      refusal: "We couldn’t find this card. Nothing was changed.",
    };
  },
  journeys: {
    works: at("update-card", "a new card is saved in another tab, and the portal updates automatically"),
    "Stripe refuses": at(
      "update-card-ways",
      "a refused card keeps the form open and says why, and another card can be tried",
    ),
    "bank asks": at(
      "update-card-ways",
      "a bank's question can be seen and answered even though the dialog was on top",
    ),
    "double click": at("update-card-ways", "a double click saves once and pays once"),
  },
};
