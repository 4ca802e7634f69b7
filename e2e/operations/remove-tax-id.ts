import { at } from "../support/journey";
import { ada, ben, type CustomerOperationCase, inDialog, press } from "./operation-case";

export const removeTaxId: CustomerOperationCase = {
  input: { taxId: "txi_of_nobody" },
  lastClick: {
    email: ada,
    on: { taxIds: true },
    off: { taxIds: false },
    prepare: ({ stripe }) =>
      stripe.customers.createTaxId("cus_LumenAda", { type: "eu_vat", value: "DE123456789" }),
    async reach(portal) {
      await press(portal, "Remove DE123456789");
      return inDialog(portal, "Remove");
    },
    done: /^Tax ID removed\./,
    request: /^DELETE \/v1\/customers\/cus_\w+\/tax_ids\/txi_\w+$/,
  },
  async foreign({ stripe }) {
    const [own] = (await stripe.customers.listTaxIds("cus_LumenAda")).data;
    const foreign = await stripe.customers.createTaxId(ben, { type: "eu_vat", value: "DE987654321" });
    return {
      own: own?.id ?? "",
      foreign: foreign.id,
      refusal: "We couldn’t find this tax ID. It may have been removed already. Nothing was changed.",
    };
  },
  dialog: "tax-ids-remove-",
  needsProof: true,
  journeys: {
    works: at("tax-ids", "a tax ID is added, checked against the register, and removed"),
    "Stripe refuses": at(
      "tax-ids",
      "if Stripe refuses a removal, the tax ID stays, the page says so, and the next attempt works",
    ),
    "double click": at("tax-ids", "a tax ID is added, checked against the register, and removed"),
  },
};
