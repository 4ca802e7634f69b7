import { at, impossible } from "../support/journey";
import { ada, inDialog, type OperationCase, press, updates } from "./operation-case";

export const cancellation: OperationCase = {
  input: {},
  lastClick: {
    email: ada,
    off: { cancellation: false },
    async reach(portal) {
      await press(portal, "Cancel plan");
      return inDialog(portal, "Cancel plan");
    },
    done: /^Your plan is canceled\./,
    request: updates,
  },
  journeys: {
    works: at(
      "cancellation",
      "two clicks cancel at the end of the period, without a reason, and the page and Stripe agree",
    ),
    "Stripe refuses": at(
      "cancellation",
      "when Stripe can't be reached, the page says so and keeps the input, and the next attempt works",
    ),
    "bank asks": impossible(
      "canceling never waits for a payment: usage is billed afterwards and paid with `pay_invoice`",
    ),
  },
};
