import type { IdentifyBy } from "../../portal/proof/proof";
import type { KnownKey, KnownPortal } from "../mistakes";

export type TokenTest = {
  token: string;
  /** The identity that the page sent beside the token. */
  claimed: string | undefined;
  portal: { id: string; mode: "test" | "live" };
  identifyBy: IdentifyBy;
  /** All keys of the merchant: both kinds, both modes, also retired ones. */
  keys: readonly KnownKey[];
  portals: readonly KnownPortal[];
  now: Date;
};
