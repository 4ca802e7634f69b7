import { createHmac, randomUUID } from "node:crypto";
import { createSecretKey } from "@/lib/merchant/secret-keys";
import type { PortalWorld } from "./portal-world";

export type SigningKey = { id: string; secret: string };

/** Adds a signing key to the world's portal. */
export function signingKey({ merchantId, mode }: PortalWorld): Promise<SigningKey> {
  return createSecretKey({ merchantId, actor: "system" }, mode, "token");
}

type Portal = Pick<PortalWorld, "portalId" | "mode">;

/** Returns the parts of a valid token for this customer, issued now. */
export function tokenParts({ portalId, mode }: Portal, { id }: { id: string }, identity: string) {
  const now = Math.floor(Date.now() / 1000);
  return {
    header: { alg: "HS256", typ: "portal+jwt", kid: id } as Record<string, unknown>,
    payload: { aud: portalId, mode, sub: identity, iat: now, exp: now + 300, jti: randomUUID() } as Record<
      string,
      unknown
    >,
  };
}

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");

/**
 * Signs with Node's own HMAC instead of the library that verifies tokens. If that library did both, a bug in it could
 * go unnoticed.
 */
export function signed(
  { header, payload }: { header: object; payload: object },
  secret: string,
  digest = "sha256",
): string {
  const content = `${encode(header)}.${encode(payload)}`;
  return `${content}.${createHmac(digest, secret).update(content).digest("base64url")}`;
}

/** A valid token for this customer. `changed` replaces claims. */
export function tokenFor(portal: Portal, key: SigningKey, identity: string, changed: object = {}): string {
  const { header, payload } = tokenParts(portal, key, identity);
  return signed({ header, payload: { ...payload, ...changed } }, key.secret);
}
