import type { Resource } from "../../call";
import { existing } from "../../existing";
import { matching } from "../../matching";

export const invoicePayments: Resource = {
  "GET /v1/invoice_payments": ({ world, params }) => ({
    matches: matching(world, "invoice_payment", params),
  }),
  "GET /v1/invoice_payments/{invoice_payment}": ({ world, path }) =>
    existing(world, "invoice_payment", path.invoice_payment ?? ""),
};
