import { errors, type JWTHeaderParameters, jwtVerify } from "jose";
import { z } from "zod";
import type { Mode } from "../../tenancy";
import type { CandidateKey } from "./proof";

/**
 * A signed token proves who a customer is, once and for five minutes: a JWT (RFC 7519) signed with HMAC-SHA256 by
 * one of the portal's signing keys. `packages/server` makes it, and docs/api.md describes it.
 */
const mostSeconds = 5 * 60;
/** How much the clocks of two servers may differ. */
const toleranceSeconds = 30;

/** Nothing else: `jku`, `jwk` and the like name keys, and `crit` names rules that nobody here knows. */
const header = z.strictObject({
  alg: z.literal("HS256"),
  typ: z.literal("portal+jwt"),
  kid: z.string().max(64),
});

/** An unknown claim is refused: a later version's may limit what the token allows. */
const claims = z.strictObject({
  /** The portal's ID. One token, one portal: no list. */
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

/** Why a token was refused, for the log only. */
export type TokenFault =
  "token_malformed" | "token_signature_wrong" | "token_expired" | "token_claims_wrong" | "token_portal_wrong";

// A key that isn't there must cost as much time as one that is.
const decoy = "decoy-signing-key-of-no-merchant-at-all-0000";

/** The token's content if one of the keys signed it for this portal and it is valid now, or what is wrong with it. */
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
    // The tolerance applies to what has been used, too.
    const expiresAt = new Date((exp + toleranceSeconds + 1) * 1000);
    return { keyId: head.data.kid, identity, id, expiresAt };
  } catch (error) {
    return faultOf(error);
  }
}

/**
 * Whether the signature is written in the one way that base64url prescribes. Decoders ignore the last character's unused
 * bits, so another text could be the same token.
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
