import { at } from "../support/journey";
import { inDialog, type OperationCase, press, quote } from "./operation-case";

export const resubscribe: OperationCase = {
  input: { quote },
  lastClick: {
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
  journeys: {
    works: at(
      "resubscribe",
      "an ended subscription restarts as a new one, for exactly the amount on the button",
    ),
    "Stripe refuses": at(
      "resubscribe",
      "when the card is declined, nothing starts, the dialog says why, and the next attempt works",
    ),
    "bank asks": at(
      "strong-authentication",
      "is completed in another tab, and the portal shows the result",
      "a resubscription",
    ),
  },
};
