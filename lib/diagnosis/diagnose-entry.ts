import { type EnteredPortal, judgeEntry } from "../portal/proof/judge-entry";
import { type JudgedProof, kindOf } from "../portal/proof/judge-proof";
import { diagnoseHash } from "./hash/diagnose-hash";
import { findWrongIdentity } from "./hash/wrong-identity";
import { type Finding, type KnownKey, type KnownPortal, type Mistake, subjectOf } from "./mistakes";
import { diagnoseSite } from "./site/diagnose-site";
import { diagnoseToken } from "./token/diagnose-token";

/** The values that a page sent to open the portal, or that a member entered in the hash tester. */
export type TestedEntry = {
  identity: string;
  /** A hash or a signed token. */
  proof: string;
  /** As a browser sends it. Undefined to leave the page out of the test. */
  origin: string | undefined;
};

export type KnownMerchant = {
  portal: EnteredPortal;
  /** All keys of both kinds and both modes, including retired keys. */
  keys: readonly KnownKey[];
  /** All portals of both modes. */
  portals: readonly KnownPortal[];
  /** Whether a token with this ID has opened the portal before. */
  isSpent: (tokenId: string) => Promise<boolean>;
};

export type EntryDiagnosis = {
  /** Whether the portal would open. Never true without the page's origin. */
  opens: boolean;
  /** Whether it opens without proof of the customer's identity, which test mode can allow. */
  isUnproven: boolean;
  /** The key that made the proof, if it was one of the merchant's. */
  keyId: string | undefined;
  /** The mistakes, in the order in which to fix them: at most one about each of identity, proof and origin. */
  findings: Finding[];
};

/**
 * Checks with `judgeEntry`, the portal's own code, whether an identity, a proof and an origin open the portal, and
 * explains a refusal. Never reports that the portal opens unless a real visit would open it.
 */
export async function diagnoseEntry(
  { identity, proof, origin }: TestedEntry,
  merchant: KnownMerchant,
  now: Date,
): Promise<EntryDiagnosis> {
  const { portal, keys } = merchant;
  const by = kindOf({ hash: proof });
  const isActive = (key: KnownKey) => key.purpose === by && key.mode === portal.mode && !key.isRetired;
  const claimed = by === "token" && identity === "" ? undefined : identity;
  const entrant = { email: claimed, customerId: claimed, hash: proof, origin: origin ?? "" };
  const judged = await judgeEntry(keys.filter(isActive), portal, entrant, now);
  const isSpent = judged.proof?.token ? await merchant.isSpent(judged.proof.token.id) : false;
  const wrongProof = isSpent
    ? ({ mistake: "token_spent" } as const)
    : findWrongProof(judged, { identity, claimed, proof }, merchant, now);
  const wrongSite = origin === undefined ? undefined : diagnoseSite(portal, origin, merchant.portals);
  const findings = [wrongProof, wrongSite].filter((finding) => finding !== undefined);
  return {
    opens: judged.opens && !isSpent,
    isUnproven: judged.opens && judged.proof === undefined,
    keyId: judged.proof?.keyId,
    findings: judged.opens && !isSpent ? [] : findings,
  };
}

type Tested = { identity: string; claimed: string | undefined; proof: string };

function findWrongProof(
  judged: JudgedProof,
  { identity, claimed, proof }: Tested,
  { portal, keys, portals }: KnownMerchant,
  now: Date,
): Finding | undefined {
  if (judged.proof) return undefined;
  const { identifyBy, securityHash } = portal.settings;
  if (judged.why === "hash_not_accepted") return { mistake: "hash_not_accepted" };
  if (judged.why === "token_not_accepted") return { mistake: "token_not_accepted" };
  if (!securityHash && judged.identity !== undefined) return undefined;
  if (kindOf({ hash: proof }) === "token")
    return (
      diagnoseToken({ token: proof, claimed, portal, identifyBy, keys, portals, now }) ?? {
        mistake: "token_signature",
      }
    );
  const wrongIdentity = findWrongIdentity(identity, identifyBy);
  if (wrongIdentity) return { mistake: wrongIdentity };
  const portalIds = portals.map(({ id }) => id);
  const found = diagnoseHash({ identity, hash: proof, identifyBy, mode: portal.mode, keys, portalIds });
  return "mistake" in found ? found : undefined;
}

/** The mistake about the identity, the proof or the origin, if there is one. */
export function findingAbout(
  { findings }: Pick<EntryDiagnosis, "findings">,
  subject: ReturnType<typeof subjectOf>,
): Finding<Mistake> | undefined {
  return findings.find(({ mistake }) => subjectOf(mistake) === subject);
}
