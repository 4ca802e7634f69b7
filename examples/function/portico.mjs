/**
 * Gives a page of your site the proof of the member who is signed in there. Uses only what every runtime has: Web
 * Crypto and fetch.
 */

/** Why somebody gets no proof. The page receives the status, the code and the message. */
export class Refusal extends Error {
  constructor(status, code, message) {
    super(message);
    Object.assign(this, { status, code });
  }
}

export const notSignedIn = () => new Refusal(401, "not_signed_in", "Sign in first.");

/** A setting of the function. Refuses to work without it, and never repeats its value. */
export function setting(env, name, form = /./) {
  if (form.test(env[name] ?? "")) return env[name];
  throw new Refusal(500, "setup", `${name} is missing or isn't of the expected form.`);
}

/**
 * Answers a request from your site. `memberOf(request, env)` asks your member system for the member who sent it, and
 * returns `{ email, isVerified }` or `{ customerId }`. It must never return an identity that the page sent.
 */
export async function answer(request, env, memberOf) {
  const headers = { "cache-control": "no-store", vary: "origin" };
  const origin = request.headers.get("origin");
  const isAllowed = (env.SITE_ORIGINS ?? "").split(/[\s,]+/).includes(origin);
  // Browsers send their page's origin. Servers, such as Bubble's, send none.
  if (origin && !isAllowed)
    return refuse(new Refusal(403, "origin_not_allowed", "Add this site to SITE_ORIGINS."), headers);
  if (origin) headers["access-control-allow-origin"] = origin;
  if (request.method === "OPTIONS") {
    headers["access-control-allow-headers"] = "authorization";
    return new Response(null, { status: 204, headers });
  }
  try {
    const secretKey = setting(env, "PORTICO_SECRET_KEY", /^portico_(test|live)_[A-Za-z0-9]{43}$/);
    const identity = identityOf(await memberOf(request, env));
    const hash = await hmac(secretKey, identity.email ?? identity.customerId);
    return Response.json({ ...identity, hash }, { headers });
  } catch (error) {
    return refuse(error, headers);
  }
}

/** The identity to sign, or a refusal: whoever typed somebody else's address must not see their billing. */
export function identityOf({ email, isVerified, customerId }) {
  if (customerId) return { customerId };
  if (!email) throw new Refusal(403, "no_identity", "Your account has no email address.");
  if (isVerified !== true) throw new Refusal(403, "email_not_verified", "Confirm your email address first.");
  return { email };
}

/** The answer without a proof. Unknown errors go to the log alone, because they may contain secrets. */
export function refuse(error, headers = {}) {
  if (!(error instanceof Refusal)) console.error(error);
  const { status, code, message } =
    error instanceof Refusal ? error : new Refusal(500, "failed", "Try again later.");
  return Response.json({ error: code, message }, { status, headers });
}

/** JSON from your member system. `headers` and the rest as for fetch. */
export async function ask(url, options) {
  const response = await fetch(url, { ...options, signal: AbortSignal.timeout(8000) }).catch(() => null);
  if (response?.ok) return response.json();
  if (response?.status === 400 || response?.status === 404) throw notSignedIn();
  throw new Refusal(503, "unavailable", "The member system didn't answer. Try again later.");
}

/** The token in the header `Authorization: Bearer …`. */
export function bearerOf(request) {
  const sent = /^Bearer (\S+)$/i.exec(request.headers.get("authorization") ?? "");
  if (!sent) throw notSignedIn();
  return sent[1];
}

/** Hex HMAC-SHA256. */
export async function hmac(secret, text) {
  const signature = await crypto.subtle.sign("HMAC", await hmacKey(secret), new TextEncoder().encode(text));
  return [...new Uint8Array(signature)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Whether `hex` is the HMAC-SHA256 of the text, compared in constant time. */
export async function isHmac(secret, text, hex) {
  if (!/^[0-9a-f]{64}$/.test(hex ?? "")) return false;
  const signature = Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
  return crypto.subtle.verify("HMAC", await hmacKey(secret), signature, new TextEncoder().encode(text));
}

function hmacKey(secret) {
  const kind = { name: "HMAC", hash: "SHA-256" };
  return crypto.subtle.importKey("raw", new TextEncoder().encode(secret), kind, false, ["sign", "verify"]);
}
