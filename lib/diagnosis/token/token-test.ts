import type { IdentifyBy } from "../../portal/proof/proof";
import type { KnownKey, KnownPortal } from "../mistakes";

export type TokenTest = {
  token: string;
  /** The identity that the page sent with the token. */
  claimed: string | undefined;
  portal: { id: string; mode: "test" | "live" };
  identifyBy: IdentifyBy;
  /** All keys of the merchant, of both kinds and both modes, including retired keys. */
  keys: readonly KnownKey[];
  portals: readonly KnownPortal[];
  now: Date;
};
