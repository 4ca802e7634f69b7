import type { PortalSettings } from "../../settings/schema";
import { type JudgedProof, judgeProof } from "./judge-proof";
import { type Embedding, isAllowedOrigin } from "./origins";
import type { CandidateKey } from "./proof";

/** The portal that a page wants to open, with its settings in effect. */
export type EnteredPortal = Embedding & {
  id: string;
  settings: Pick<PortalSettings, "identifyBy" | "acceptedProofs" | "securityHash">;
};

/** A page's request to open a portal. */
export type Entrant = {
  email?: string | undefined;
  customerId?: string | undefined;
  /** A hash, or a signed token. */
  hash?: string | undefined;
  origin: string;
};

export type JudgedEntry = JudgedProof & {
  /** True if the portal may be embedded at this origin. */
  isAllowed: boolean;
  /** True if the portal opens. `proof` is then undefined only if the portal needs none. */
  opens: boolean;
};

/**
 * Decides whether a page may open a portal for a customer. Visits and the hash tester both use this check. It doesn't
 * check whether a token was used before.
 *
 * @param keys the active keys for this kind of proof.
 */
export async function judgeEntry(
  keys: CandidateKey[],
  portal: EnteredPortal,
  { email, customerId, hash, origin }: Entrant,
  now: Date,
): Promise<JudgedEntry> {
  const { id: portalId, mode, settings } = portal;
  // The portal's setting decides which kind of identity is used, not the page.
  const claimed = settings.identifyBy === "email" ? email : customerId;
  const judged = await judgeProof(keys, { mode, portalId, settings, claimed, hash }, now);
  const isProven = judged.proof !== undefined || !settings.securityHash;
  const isAllowed = isAllowedOrigin(portal, origin);
  const opens = judged.identity !== undefined && isProven && isAllowed;
  return { ...judged, isAllowed, opens };
}
