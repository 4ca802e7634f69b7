import type { PortalSettings } from "../../settings/schema";
import type { Mode } from "../../tenancy";
import { type CandidateKey, findProvingKey, parseIdentity } from "./proof";
import { verifyToken } from "./token";
import { whyRefused } from "./why-refused";

/** A page's statement about its customer, with its proof. */
export type Claim = {
  mode: Mode;
  portalId: string;
  settings: Pick<PortalSettings, "identifyBy" | "acceptedProofs">;
  claimed: string | undefined;
  /** A hash, or a signed token in its place. */
  hash: string | undefined;
};

export type ProofKind = "hash" | "token";

/** `token` can be used once. */
export type ValidProof = { by: ProofKind; keyId: string; token?: { id: string; expiresAt: Date } };

export type JudgedProof = {
  /** The identity, proven or only claimed. Undefined if there is none, or two that differ. */
  identity: string | undefined;
  /** Undefined if nothing proves the claim. */
  proof: ValidProof | undefined;
  /** Why it isn't proven, for the log only. */
  why: string;
};

/** A hash has no dot, and a token has two. The caller knows what it sent, so this reveals nothing. */
export function kindOf({ hash }: Pick<Claim, "hash">): ProofKind {
  return hash?.includes(".") ? "token" : "hash";
}

/** Whether the portal's setting accepts this kind of proof. */
export function accepts({ acceptedProofs }: Pick<PortalSettings, "acceptedProofs">, by: string): boolean {
  return acceptedProofs === "both" || acceptedProofs === by;
}

/**
 * Judges a hash or a token. Takes as long for a portal or a customer that doesn't exist, or a proof that the portal
 * doesn't accept, so that the time taken reveals nothing.
 *
 * @param keys the portal's active keys for this kind of proof, and no others.
 */
export async function judgeProof(keys: CandidateKey[], claim: Claim, now: Date): Promise<JudgedProof> {
  const judged = kindOf(claim) === "token" ? await judgeToken(keys, claim, now) : judgeHash(keys, claim);
  if (!judged.proof || accepts(claim.settings, judged.proof.by)) return judged;
  return { ...judged, proof: undefined, why: `${judged.proof.by}_not_accepted` };
}

function judgeHash(keys: CandidateKey[], { settings, claimed, hash }: Claim): JudgedProof {
  // The portal's setting says which identity counts; what the page prefers does not matter.
  const identity = parseIdentity(settings.identifyBy, claimed ?? "");
  const key = findProvingKey(keys, identity ?? "", hash ?? "");
  const isProven = key !== undefined && identity !== undefined;
  const proof = isProven ? ({ by: "hash", keyId: key.id } as const) : undefined;
  return { identity, proof, why: whyRefused({ claimed, identity, hash, keys }) };
}

async function judgeToken(keys: CandidateKey[], claim: Claim, now: Date): Promise<JudgedProof> {
  const { identifyBy } = claim.settings;
  const token = await verifyToken(keys, claim, claim.hash ?? "", now);
  if (typeof token === "string")
    return { identity: parseIdentity(identifyBy, claim.claimed ?? ""), proof: undefined, why: token };
  const identity = parseIdentity(identifyBy, token.identity);
  // A page that names another customer than its token has mixed up two customers.
  const isSame = claim.claimed === undefined || claim.claimed === identity;
  if (identity === undefined || !isSame)
    return { identity: undefined, proof: undefined, why: "token_identity_wrong" };
  const { keyId, id, expiresAt } = token;
  return { identity, proof: { by: "token", keyId, token: { id, expiresAt } }, why: "" };
}
