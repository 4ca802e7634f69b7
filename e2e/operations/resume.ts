import { at } from "../support/journey";
import { ada, inDialog, type OperationCase, press, quote, updates } from "./operation-case";

export const resume: OperationCase = {
  input: { quote },
  lastClick: {
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
  journeys: {
    works: at("pause", "is resumed for exactly the amount on the button"),
    "Stripe refuses": at("pause", "stays paused after a declined card, and the page says why"),
    "bank asks": at("pause", "stays paused while the bank asks, and the page says where to answer"),
  },
};
