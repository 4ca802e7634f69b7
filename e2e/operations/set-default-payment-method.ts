import { at } from "../support/journey";
import { ada, type CustomerOperationCase, foreignMethod, saveMastercard } from "./operation-case";

export const setDefaultPaymentMethod: CustomerOperationCase = {
  input: { paymentMethodId: "pm_of_nobody" },
  lastClick: {
    email: ada,
    on: { choosePaymentMethod: true },
    off: { choosePaymentMethod: false },
    prepare: saveMastercard,
    reach: async (portal) => portal.getByRole("button", { name: "Make default Mastercard ending in 4444" }),
    done: /^Mastercard ending in 4444 is now your default payment method\./,
    request: /^POST \/v1\/customers\/cus_\w+$/,
  },
  foreign: foreignMethod,
  journeys: {
    works: at(
      "payment-methods",
      "all saved methods are listed, another becomes the default, and one is removed",
    ),
    "Stripe refuses": at(
      "payment-methods",
      "when Stripe refuses, the dialog says that nothing was changed, and the next attempt works",
    ),
  },
};
