import type { PortalSettings } from "../../settings/schema";
import type { Mode } from "../../tenancy";
import { type CandidateKey, findProvingKey, parseIdentity } from "./proof";
import { verifyToken } from "./token";
import { whyRefused } from "./why-refused";

/** A page's claim about its customer, with a proof. */
export type Claim = {
  mode: Mode;
  portalId: string;
  settings: Pick<PortalSettings, "identifyBy" | "acceptedProofs">;
  claimed: string | undefined;
  /** A hash, or a signed token. */
  hash: string | undefined;
};

export type ProofKind = "hash" | "token";

/** `token` is set if the proof can be used only once. */
export type ValidProof = { by: ProofKind; keyId: string; token?: { id: string; expiresAt: Date } };

export type JudgedProof = {
  /**
   * The identity, proven or only claimed. Undefined if there is none, or if the page and its token name different ones.
   */
  identity: string | undefined;
  /** Undefined if nothing proves the claim. */
  proof: ValidProof | undefined;
  /** The reason why the claim isn't proven, for the log only. */
  why: string;
};

/**
 * A hash contains no dot, and a token contains two. The sender knows which of them it sent, so treating them
 * differently reveals nothing.
 */
export function kindOf({ hash }: Pick<Claim, "hash">): ProofKind {
  return hash?.includes(".") ? "token" : "hash";
}

/** True if the portal's setting accepts this kind of proof. */
export function accepts({ acceptedProofs }: Pick<PortalSettings, "acceptedProofs">, by: string): boolean {
  return acceptedProofs === "both" || acceptedProofs === by;
}

/**
 * Judges a hash or a token. Takes the same time if the portal or the customer doesn't exist, or if the portal doesn't
 * accept the proof, so that the timing reveals nothing.
 *
 * @param keys the portal's active keys for this kind of proof, and no others.
 */
export async function judgeProof(keys: CandidateKey[], claim: Claim, now: Date): Promise<JudgedProof> {
  const judged = kindOf(claim) === "token" ? await judgeToken(keys, claim, now) : judgeHash(keys, claim);
  if (!judged.proof || accepts(claim.settings, judged.proof.by)) return judged;
  return { ...judged, proof: undefined, why: `${judged.proof.by}_not_accepted` };
}

function judgeHash(keys: CandidateKey[], { settings, claimed, hash }: Claim): JudgedProof {
  // The portal's setting decides which kind of identity is used, whatever the page sends.
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
