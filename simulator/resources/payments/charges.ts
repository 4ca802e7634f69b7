import type { Resource } from "../../call";
import { existing } from "../../existing";
import { matching } from "../../matching";

/** Charges are made by the payment of invoices; here they are only read. */
export const charges: Resource = {
  "GET /v1/charges": ({ world, params }) => ({ matches: matching(world, "charge", params) }),
  "GET /v1/charges/{charge}": ({ world, path }) => existing(world, "charge", path.charge ?? ""),
};
