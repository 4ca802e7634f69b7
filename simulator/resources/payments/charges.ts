import type { Resource } from "../../call";
import { listMatching } from "../../list-matching";
import { requireObject } from "../../require-object";

/** Charges are created by paying invoices. Here they can only be read. */
export const charges: Resource = {
  "GET /v1/charges": ({ world, params }) => ({ matches: listMatching(world, "charge", params) }),
  "GET /v1/charges/{charge}": ({ world, path }) => requireObject(world, "charge", path.charge ?? ""),
};
