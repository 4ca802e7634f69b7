import { at } from "../support/journey";
import { ada, inDialog, type OperationCase, press, updates } from "./operation-case";

export const pause: OperationCase = {
  input: { months: 1, chargedOn: 1 },
  lastClick: {
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
  journeys: {
    works: at(
      "pause",
      "payments stop at the renewal, and after the customer resumes, the next period is charged",
    ),
    "Stripe refuses": at("pause", "when Stripe refuses, nothing is paused, and the dialog says so"),
    "double click": at("pause", "a double click pauses once, even before the script loads"),
  },
};
