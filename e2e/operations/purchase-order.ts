import { at } from "../support/journey";
import { ada, type CustomerOperationCase, foreignCustomer, inDialog, press } from "./operation-case";

export const purchaseOrder: CustomerOperationCase = {
  input: { number: "PO-2026-118" },
  lastClick: {
    email: ada,
    on: { purchaseOrder: true },
    off: { purchaseOrder: false },
    async reach(portal) {
      await press(portal, "Edit purchase order number");
      await portal.getByRole("textbox", { name: "Purchase order number" }).fill("PO-2026-118");
      return inDialog(portal, "Save");
    },
    done: /^Purchase order number saved\./,
    request: /^POST \/v1\/customers\/cus_\w+$/,
  },
  foreign: foreignCustomer,
  dialog: "purchase-order-dialog",
  needsProof: true,
  journeys: {
    works: at("purchase-order", "a purchase order number is saved, printed on the next invoice, and removed"),
    "Stripe refuses": at(
      "purchase-order",
      "when Stripe refuses, the number stays in the field, and the next attempt works",
    ),
  },
};
