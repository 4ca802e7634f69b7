/** Verifies tokens that a member system signed with RSA, against the public keys that it publishes. */
import { ask, notSignedIn } from "./portico.mjs";

const hashes = { RS256: "SHA-256", RS384: "SHA-384", RS512: "SHA-512" };

/**
 * The claims of a genuine, current token for this audience.
 *
 * @param keysUrl the address of the JWKS: always HTTPS, because its answer decides who everyone is.
 */
export async function verifyJwt(token, { keysUrl, audience, issuer }) {
  const [head, body, signature, ...more] = token.split(".");
  if (!signature || more.length > 0) throw notSignedIn();
  const { alg, kid } = decode(head);
  const hash = Object.hasOwn(hashes, alg) && hashes[alg];
  const jwk = hash && (await findKey(keysUrl, kid));
  if (!jwk) throw notSignedIn();
  const kind = { name: "RSASSA-PKCS1-v1_5", hash };
  const key = await crypto.subtle.importKey("jwk", { kty: "RSA", n: jwk.n, e: jwk.e }, kind, false, [
    "verify",
  ]);
  const content = new TextEncoder().encode(`${head}.${body}`);
  if (!(await crypto.subtle.verify(kind, key, toBytes(signature), content))) throw notSignedIn();
  const claims = decode(body);
  const now = Date.now() / 1000;
  const isCurrent = claims.exp > now && !(claims.nbf > now + 30);
  const isForUs = [claims.aud].flat().includes(audience) && (!issuer || claims.iss === issuer);
  if (!isCurrent || !isForUs) throw notSignedIn();
  return claims;
}

const fetched = new Map();

/** Asks for the keys every ten minutes, and for an unknown one at most once a minute. */
async function findKey(url, kid) {
  let { keys, at } = fetched.get(url) ?? { keys: [], at: 0 };
  const find = () => keys.find((key) => key.kid === kid && key.kty === "RSA");
  const age = Date.now() - at;
  if (age > 600_000 || (!find() && age > 60_000)) {
    ({ keys } = await ask(url));
    fetched.set(url, { keys, at: Date.now() });
  }
  return find();
}

function decode(part) {
  try {
    return JSON.parse(new TextDecoder().decode(toBytes(part)));
  } catch {
    throw notSignedIn();
  }
}

function toBytes(base64url) {
  try {
    const base64 = base64url.replaceAll("-", "+").replaceAll("_", "/");
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    throw notSignedIn();
  }
}
