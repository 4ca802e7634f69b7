import { errors, type JWTHeaderParameters, jwtVerify } from "jose";
import { z } from "zod";
import type { Mode } from "../../tenancy";
import type { CandidateKey } from "./proof";

/**
 * A signed token proves who a customer is, once and for five minutes: a JWT (RFC 7519) signed with HMAC-SHA256 by
 * one of the portal's signing keys. `packages/server` makes it, and docs/api.md describes it.
 */
const mostSeconds = 5 * 60;
/** The allowed difference between the clocks of two servers. */
const toleranceSeconds = 30;

/**
 * Allows no other fields, because `jku`, `jwk` and similar ones name keys, and `crit` names rules that we don't know.
 */
const header = z.strictObject({
  alg: z.literal("HS256"),
  typ: z.literal("portal+jwt"),
  kid: z.string().max(64),
});

/** Unknown claims are refused, because a claim of a later version may limit the token. */
const claims = z.strictObject({
  /** The portal's ID. A token is valid for one portal, so this isn't a list. */
  aud: z.string(),
  mode: z.enum(["test", "live"]),
  /** The identity: an email address or a customer ID, as the portal identifies its customers. */
  sub: z.string().min(1).max(1000),
  iat: z.int(),
  exp: z.int(),
  nbf: z.int().optional(),
  /** Unique for each token. */
  jti: z.string().regex(/^[\w-]{16,64}$/),
});

export type VerifiedToken = { keyId: string; identity: string; id: string; expiresAt: Date };

/** The reason why a token was refused, for the log only. */
export type TokenFault =
  "token_malformed" | "token_signature_wrong" | "token_expired" | "token_claims_wrong" | "token_portal_wrong";

// Checking a token with an unknown key must take as long as checking one with a known key.
const decoy = "decoy-signing-key-of-no-merchant-at-all-0000";

/**
 * Returns the token's content if one of the keys signed it for this portal and it is valid now. Otherwise returns the
 * fault.
 */
export async function verifyToken(
  keys: readonly CandidateKey[],
  { portalId, mode }: { portalId: string; mode: Mode },
  token: string,
  now: Date,
): Promise<VerifiedToken | TokenFault> {
  if (!isCanonical(token)) return "token_malformed";
  const keyFor = ({ kid }: JWTHeaderParameters) =>
    Buffer.from(keys.find(({ id }) => id === kid)?.secret ?? decoy, "utf8");
  try {
    const verified = await jwtVerify(token, keyFor, {
      algorithms: ["HS256"],
      typ: "portal+jwt",
      maxTokenAge: mostSeconds,
      clockTolerance: toleranceSeconds,
      currentDate: now,
    });
    const head = header.safeParse(verified.protectedHeader);
    const body = claims.safeParse(verified.payload);
    if (!head.success) return "token_malformed";
    if (!body.success || body.data.exp - body.data.iat > mostSeconds) return "token_claims_wrong";
    const { aud, sub: identity, jti: id, exp } = body.data;
    if (aud !== portalId || body.data.mode !== mode) return "token_portal_wrong";
    // Used tokens must be remembered until the tolerance has passed too.
    const expiresAt = new Date((exp + toleranceSeconds + 1) * 1000);
    return { keyId: head.data.kid, identity, id, expiresAt };
  } catch (error) {
    return faultOf(error);
  }
}

/**
 * True if the signature is written in the canonical form of base64url. Decoders ignore the unused bits of the last
 * character, so without this check, several texts would be the same token.
 */
function isCanonical(token: string): boolean {
  const signature = token.slice(token.lastIndexOf(".") + 1);
  return Buffer.from(signature, "base64url").toString("base64url") === signature;
}

function faultOf(error: unknown): TokenFault {
  if (error instanceof errors.JWSSignatureVerificationFailed) return "token_signature_wrong";
  if (error instanceof errors.JWTExpired) return "token_expired";
  if (error instanceof errors.JWTClaimValidationFailed) return "token_claims_wrong";
  if (error instanceof errors.JOSEError) return "token_malformed";
  throw error;
}
