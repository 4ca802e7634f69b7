import { type IdentifyBy, parseIdentity } from "../../portal/proof/proof";
import type { CustomerMistake } from "../mistakes";
import { unescaped } from "./identity-variants";

/** Finds the mistake in the identity itself, regardless of the hash. Undefined when the portal accepts it. */
export function findWrongIdentity(identity: string, identifyBy: IdentifyBy): CustomerMistake | undefined {
  const bare = identity.trim();
  const isTaken = (text: string, by = identifyBy) => parseIdentity(by, text) !== undefined;
  if (!bare) return "identity_missing";
  if (isTaken(identity)) return undefined;
  if (isOfOtherKind(bare, identifyBy)) return "identity_of_other_kind";
  if (isTaken(bare)) return "identity_white_space";
  if (isTaken(bare.replace(/[\p{Cf}\p{Cc}\u00a0]/gu, ""))) return "identity_invisible";
  // Finds the address if a name comes before it, or after it as a comment (RFC 5322).
  const named = /^[^<]*<([^<>]+)>$/.exec(bare) ?? /^(\S+)\s*\([^()]*\)$/.exec(bare);
  if (identifyBy === "email" && isTaken(named?.[1] ?? "")) return "identity_display_name";
  if (identifyBy === "email" && isTaken(bare.replaceAll(" ", "+"))) return "identity_plus";
  return unescaped(bare).some((text) => isTaken(text)) ? "identity_escaped" : "identity_invalid";
}

/** An ID can be almost any text, so only text that looks like an ID counts as an ID. */
function isOfOtherKind(bare: string, identifyBy: IdentifyBy): boolean {
  if (identifyBy === "customer_id") return parseIdentity("email", bare) !== undefined;
  const hasFormOfId = /^[a-z]+_[\w-]+$|^\d+$|^[0-9a-f-]{16,}$/i.test(bare);
  return hasFormOfId && parseIdentity("customer_id", bare) !== undefined;
}
