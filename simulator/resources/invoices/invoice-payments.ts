import type { Resource } from "../../call";
import { listMatching } from "../../list-matching";
import { requireObject } from "../../require-object";

export const invoicePayments: Resource = {
  "GET /v1/invoice_payments": ({ world, params }) => ({
    matches: listMatching(world, "invoice_payment", params),
  }),
  "GET /v1/invoice_payments/{invoice_payment}": ({ world, path }) =>
    requireObject(world, "invoice_payment", path.invoice_payment ?? ""),
};
