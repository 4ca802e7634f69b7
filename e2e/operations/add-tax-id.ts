import { at } from "../support/journey";
import { ada, type CustomerOperationCase, foreignCustomer, inDialog, press } from "./operation-case";

export const addTaxId: CustomerOperationCase = {
  input: { type: "us_ein", value: "12-3456789" },
  lastClick: {
    email: ada,
    on: { taxIds: true },
    off: { taxIds: false },
    async reach(portal) {
      await press(portal, "Add tax ID");
      await portal.getByLabel("Type").selectOption("European Union: VAT number");
      await portal.getByRole("textbox", { name: "Number" }).fill("DE123456789");
      return inDialog(portal, "Add tax ID");
    },
    done: /^Tax ID added\./,
    request: /^POST \/v1\/customers\/cus_\w+\/tax_ids$/,
  },
  foreign: foreignCustomer,
  dialog: "tax-ids-add",
  needsProof: true,
  journeys: {
    works: at("tax-ids", "a tax ID is added, checked against the register, and removed"),
    "Stripe refuses": at("tax-ids", "a number that Stripe refuses is marked, stays, and can be corrected"),
    "double click": at("tax-ids", "a number that Stripe refuses is marked, stays, and can be corrected"),
  },
};
