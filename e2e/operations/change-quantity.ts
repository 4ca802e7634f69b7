import { at } from "../support/journey";
import { ada, inDialog, type OperationCase, press, quote, updates } from "./operation-case";

export const changeQuantity: OperationCase = {
  input: { quantity: 2, quote },
  lastClick: {
    email: ada,
    on: { quantityManagement: true },
    off: { quantityManagement: false },
    prepare: ({ stripe }) =>
      stripe.products.update("prod_LumenTeam", {
        unit_label: "seat",
        metadata: { sb_quantity_enabled: "true" },
      }),
    async reach(portal) {
      await press(portal, "Change quantity");
      await press(portal, "More seats");
      return inDialog(portal, /^Change and pay/);
    },
    done: /^You now have 2 seats\.$/,
    request: updates,
  },
  journeys: {
    works: at("change-quantity", "more seats start immediately and charge exactly the amount on the button"),
    "Stripe refuses": at(
      "change-quantity",
      "a declined card changes nothing, says why, and keeps the typed quantity",
    ),
    "bank asks": at(
      "change-quantity",
      "when the bank asks for a confirmation, the old quantity stays until the customer confirms",
    ),
    "double click": at("change-quantity", "a double click changes the seats once"),
  },
};
