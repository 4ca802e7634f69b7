import type { Mistake } from "../mistakes";

/** Mistakes about a site that no list of origins can allow. */
export const notAllowable: readonly Mistake[] = [
  "origin_invalid",
  "origin_null",
  "origin_local_in_live",
  "origin_ipv6",
];
