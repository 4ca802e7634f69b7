import { parseIdentity } from "../../portal/proof/proof";
import type { Finding, TokenMistake } from "../mistakes";
import { shown } from "./header";
import type { TokenTest } from "./token-test";

type Claims = Record<string, unknown>;
type ClaimFinding = Finding<TokenMistake>;

const needed = ["aud", "mode", "sub", "iat", "exp", "jti"] as const;
const known: readonly string[] = [...needed, "nbf"];
const mostSeconds = 300;
const tolerance = 30;

/** Finds the mistake in a token's claims. Undefined if the portal accepts them. */
export function findWrongClaim(claims: Claims, test: TokenTest): ClaimFinding | undefined {
  const missing = needed.filter((name) => claims[name] === undefined);
  if (missing.length > 0) return { mistake: "token_claim_missing", detail: missing.join(", ") };
  const unknown = Object.keys(claims).filter((name) => !known.includes(name));
  if (unknown.length > 0) return { mistake: "token_claim_unknown", detail: unknown.map(shown).join(", ") };
  return findWrongForm(claims) ?? findWrongTime(claims, test.now) ?? findOtherTarget(claims, test);
}

function findWrongForm({ aud, sub, iat, exp, nbf, jti }: Claims): ClaimFinding | undefined {
  const form = (detail: string): ClaimFinding => ({ mistake: "token_claim_form", detail });
  for (const [name, time] of Object.entries({ iat, exp, nbf })) {
    if (time === undefined) continue;
    if (typeof time === "number" && time > 1e11) return { mistake: "token_milliseconds", detail: name };
    if (!Number.isInteger(time)) return form(`${name} must be a whole number of seconds`);
  }
  if (typeof aud !== "string") return form("aud must be one text, the portal’s ID");
  if (typeof sub !== "string" || sub === "") return form("sub must be the customer, as text");
  const isJti = typeof jti === "string" && /^[\w-]{16,64}$/.test(jti);
  return isJti ? undefined : form("jti must have 16 to 64 letters, digits, - or _");
}

function findWrongTime(claims: Claims, now: Date): ClaimFinding | undefined {
  const [iat, exp, nbf = -Infinity] = [claims.iat, claims.exp, claims.nbf] as [number, number, number?];
  const seconds = Math.floor(now.getTime() / 1000);
  if (exp - iat > mostSeconds) return { mistake: "token_lifetime", detail: String(exp - iat) };
  if (exp <= seconds - tolerance) return { mistake: "token_expired", detail: String(seconds - exp) };
  const early = Math.max(iat, nbf) - seconds;
  return early > tolerance ? { mistake: "token_early", detail: String(early) } : undefined;
}

function findOtherTarget(
  { aud, mode, sub }: Claims,
  { portal, portals, identifyBy, claimed }: TokenTest,
): ClaimFinding | undefined {
  if (aud !== portal.id) {
    const other = portals.find(({ id }) => id === aud);
    return { mistake: "token_portal", ...(other && { detail: `${other.name}, ${other.mode} mode` }) };
  }
  if (mode !== portal.mode) return { mistake: "token_mode", detail: shown(mode) };
  if (parseIdentity(identifyBy, String(sub)) === undefined)
    return { mistake: "token_identity_invalid", detail: shown(sub) };
  return claimed === undefined || claimed === sub ? undefined : { mistake: "token_identity_differs" };
}
