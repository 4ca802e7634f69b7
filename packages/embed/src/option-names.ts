import type { PortalOptions } from "../../../lib/embed/api";

/** The options of a portal by name, for wrappers that declare them at run time. */
export const portalOptionNames = Object.keys({
  portalId: 1,
  email: 1,
  customerId: 1,
  hash: 1,
  token: 1,
  fetchProof: 1,
  subscriptionId: 1,
  open: 1,
  sections: 1,
  locale: 1,
  texts: 1,
  appearance: 1,
  onReady: 1,
  onResize: 1,
  onError: 1,
  onEvent: 1,
  onBefore: 1,
} satisfies Record<keyof PortalOptions, 1>) as (keyof PortalOptions)[];
