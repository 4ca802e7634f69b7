import { at } from "../support/journey";
import { addHistoryAddOn } from "../support/prepared-states";
import { ada, inDialog, type OperationCase, press, quote } from "./operation-case";

export const removeAddOn: OperationCase = {
  input: { itemId: "si_of_nobody", quote },
  lastClick: {
    email: ada,
    on: { removeAddOns: true },
    off: { removeAddOns: false },
    prepare: addHistoryAddOn,
    async reach(portal) {
      await press(portal, "Remove an add-on");
      return inDialog(portal, /^Remove on /);
    },
    done: /^Lumen Extra History ends on /,
    request: /^POST \/v1\/subscription_schedules\/\w+$/,
  },
  journeys: {
    works: at(
      "remove-add-on",
      "a removed add-on ends at the renewal, the removal can be undone, and the plan continues",
    ),
    "Stripe refuses": at("remove-add-on", "when Stripe refuses, nothing is removed, and the dialog says so"),
  },
};
