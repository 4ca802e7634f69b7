import type { Mistake } from "../mistakes";

/** Mistakes that adding the site to the allowed origins can't fix. */
export const notAllowable: readonly Mistake[] = [
  "origin_invalid",
  "origin_null",
  "origin_local_in_live",
  "origin_ipv6",
];
