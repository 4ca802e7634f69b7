import type { Finding, TokenMistake } from "../mistakes";
import { findWrongClaim } from "./claims";
import { findWrongHeader } from "./header";
import { findWrongSignature } from "./signature";
import type { TokenTest } from "./token-test";
import { unpackToken } from "./unpack-token";

/**
 * The first mistake in a token, in the order of unpacking it. Undefined if the token is valid, even if it was used
 * before.
 */
export function diagnoseToken(test: TokenTest): Finding<TokenMistake> | undefined {
  const bare = withoutDecoration(test.token);
  const wrong = findWrong({ ...test, token: bare });
  return wrong ?? (bare === test.token ? undefined : { mistake: "token_decorated" });
}

function findWrong(test: TokenTest): Finding<TokenMistake> | undefined {
  const parts = test.token.split(".").length;
  if (parts === 5) return { mistake: "token_encrypted" };
  if (parts !== 3) return { mistake: "token_parts", detail: String(parts) };
  const unpacked = unpackToken(test.token);
  if (!unpacked) return { mistake: "token_unreadable" };
  const key = test.keys.find(({ id }) => id === unpacked.header.kid);
  return (
    findWrongHeader(unpacked, test) ??
    (key && findWrongSignature(unpacked, key, test.keys)) ??
    findWrongClaim(unpacked.claims, test)
  );
}

/** The token without white space, quotes or the word Bearer around it. */
function withoutDecoration(token: string): string {
  return token
    .trim()
    .replace(/^["'`]+|["'`,;]+$/g, "")
    .replace(/^(?:Authorization:\s*)?Bearer\s+/i, "")
    .replace(/[\s\u200b\ufeff]/g, "");
}
