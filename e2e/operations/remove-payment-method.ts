import { at } from "../support/journey";
import {
  ada,
  type CustomerOperationCase,
  foreignMethod,
  inDialog,
  press,
  saveMastercard,
} from "./operation-case";

export const removePaymentMethod: CustomerOperationCase = {
  input: { paymentMethodId: "pm_of_nobody" },
  lastClick: {
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
  foreign: foreignMethod,
  dialog: "remove-method-",
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
