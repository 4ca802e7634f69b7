import type { Resource } from "../../call";
import { existing } from "../../existing";
import { matching } from "../../matching";

/** Charges are created by paying invoices. Here they can only be read. */
export const charges: Resource = {
  "GET /v1/charges": ({ world, params }) => ({ matches: matching(world, "charge", params) }),
  "GET /v1/charges/{charge}": ({ world, path }) => existing(world, "charge", path.charge ?? ""),
};
