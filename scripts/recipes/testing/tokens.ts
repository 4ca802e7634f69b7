import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";

/** A member system's key pair, and the JWKS that it publishes. */
export type Keys = { id: string; privateKey: KeyObject; publicKey: KeyObject; jwks: { keys: object[] } };

export function makeKeys(id: string, modulusLength: number): Keys {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength });
  const jwk = { ...publicKey.export({ format: "jwk" }), kid: id, use: "sig" };
  return { id, privateKey, publicKey, jwks: { keys: [jwk] } };
}

type Header = { alg?: string; kid?: string };

/** Signs a JWT as a member system does. `header` replaces parts of the header. */
export function signJwt(keys: Keys, claims: object, alg: "RS256" | "RS512", header: Header = {}): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
  const content = `${encode({ alg, typ: "JWT", kid: keys.id, ...header })}.${encode(claims)}`;
  const signature = sign(alg.replace("RS", "sha"), Buffer.from(content), keys.privateKey);
  return `${content}.${signature.toString("base64url")}`;
}

/** Now, in seconds, and some seconds later. */
export const secondsFromNow = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;
