import { at } from "../support/journey";
import { ada, type CustomerOperationCase, foreignCustomer, inDialog, press } from "./operation-case";

export const billingDetails: CustomerOperationCase = {
  input: { name: "Lumen", phone: "", line1: "", line2: "", city: "", postalCode: "", state: "", country: "" },
  lastClick: {
    email: ada,
    on: { billingDetails: true },
    off: { billingDetails: false },
    async reach(portal) {
      await press(portal, "Edit billing details");
      await portal.getByLabel("Name or company").fill("Lovelace Engines Ltd");
      return inDialog(portal, "Save");
    },
    done: /^Billing details saved\./,
    request: /^POST \/v1\/customers\/cus_\w+$/,
  },
  foreign: foreignCustomer,
  dialog: "billing-details-dialog",
  needsProof: true,
  journeys: {
    works: at("billing-details", "details are saved, shown, and filled in when the form opens again"),
    "Stripe refuses": at(
      "billing-details",
      "an address that Stripe can't locate is refused with a message, and the next attempt works",
    ),
    "double click": at("billing-details", "a double click before the script loads saves once"),
  },
};
