import { at } from "../support/journey";
import { type OperationCase, updates } from "./operation-case";

export const keepSubscription: OperationCase = {
  input: {},
  lastClick: {
    email: "elif@example.com",
    off: { cancellation: false },
    reach: async (portal) => portal.getByRole("button", { name: "Keep Lumen Team" }),
    done: /^You’re staying on Lumen Team\.$/,
    request: updates,
  },
  journeys: {
    works: at(
      "keep-subscription",
      "one click keeps a subscription that was about to end, and the page and Stripe agree",
    ),
    "Stripe refuses": at(
      "keep-subscription",
      "when Stripe refuses, the subscription still ends, the page says so, and the next attempt works",
    ),
  },
};
