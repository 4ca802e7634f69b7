import { at } from "../support/journey";
import { ada, inDialog, type OperationCase, press, saveMastercard, updates } from "./operation-case";

const withSeveralMethods = ["several-methods", "past-due", "unpaid", "pending-update"];

export const usePaymentMethod: OperationCase = {
  input: { paymentMethodId: "pm_of_nobody" },
  lastClick: {
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
  // Customers can choose another payment method for any running subscription that is charged automatically, but most of
  // these customers have saved only one.
  inState({ state, may, isPaidByInvoice }) {
    const runs = may.includes("cancellation") || may.includes("keep_subscription");
    if (!runs || isPaidByInvoice || state === "incomplete") return null;
    return withSeveralMethods.includes(state) ? "may" : "nothingToChoose";
  },
  journeys: {
    works: at(
      "payment-methods",
      "a subscription can switch to another payment method and back to the default",
    ),
    "Stripe refuses": at(
      "payment-methods",
      "when Stripe refuses, the dialog says that nothing was changed, and the next attempt works",
    ),
  },
};
