/**
 * For the merchant's server: proves to Portico who a customer is, makes links to the hosted portal, and verifies
 * webhooks. Uses Web Crypto alone, so it runs in Node.js 20 and later and in edge runtimes. Never import it in a browser.
 */

/** How the portal identifies the customer: exactly the email address or ID that your page sends. */
export type Identity = { email: string; customerId?: undefined } | { customerId: string; email?: undefined };

/** Portico refused a request, or a webhook isn't genuine. */
export class PorticoError extends Error {
  override readonly name = "PorticoError";

  constructor(
    /** The error's code, such as `invalid_request` or `invalid_webhook`. `docs/api.md` lists the API's codes. */
    readonly code: string,
    message: string,
    /** The invalid field, the request ID for Portico's log, and the HTTP status, where there are any. */
    readonly details: { param?: string; requestId?: string; status?: number } = {},
  ) {
    super(message);
  }
}

/**
 * The hash of a customer: hex HMAC-SHA256 of the identity, made with a secret key. The hash is valid for as
 * long as its key is.
 *
 * @param options.secretKey from the Keys page of the dashboard: `portico_live_…` or `portico_test_…`.
 */
export async function createHash(options: Identity & { secretKey: string }): Promise<string> {
  requireKey(options.secretKey, /^portico_(test|live)_[A-Za-z0-9]{43}$/, "secretKey");
  return toHex(await sign(encode(options.secretKey), identityOf(options)));
}

/**
 * A signed token of a customer, in place of the hash. It opens the portal once, and expires within five minutes, so make
 * a new one each time your page asks.
 *
 * @param options.signingKey `portico_sign_live_…` or `portico_sign_test_…`. It contains the key's ID and mode.
 * @param options.portalId the portal's ID, as in your page.
 * @param options.expiresIn seconds, 300 at most.
 */
export async function createToken(
  options: Identity & { signingKey: string; portalId: string; expiresIn?: number },
): Promise<string> {
  const { signingKey, portalId, expiresIn = 300 } = options;
  const [, mode, name] = requireKey(
    signingKey,
    /^portico_sign_(test|live)_([A-Za-z0-9]{20})_[A-Za-z0-9]{43}$/,
    "signingKey",
  );
  if (!portalId) throw new TypeError("portalId is missing.");
  if (!(Number.isInteger(expiresIn) && expiresIn > 0 && expiresIn <= 300))
    throw new TypeError("expiresIn must be a whole number of seconds from 1 to 300.");
  const iat = Math.floor(Date.now() / 1000);
  const header = { alg: "HS256", typ: "portal+jwt", kid: `sig_${name}` };
  const claims = {
    aud: portalId,
    mode,
    sub: identityOf(options),
    iat,
    exp: iat + expiresIn,
    jti: crypto.randomUUID(),
  };
  const content = `${toBase64Url(encode(JSON.stringify(header)))}.${toBase64Url(encode(JSON.stringify(claims)))}`;
  return `${content}.${toBase64Url(await sign(encode(signingKey), content))}`;
}

export type PortalLinkOptions = Identity & {
  /** The origin of your Portico installation, such as `https://billing.example.com`. */
  origin: string;
  /** `portico_api_live_…` or `portico_api_test_…`. */
  apiKey: string;
  /** The portal's ID, if the mode has several portals. Defaults to the mode's first portal. */
  portalId?: string;
  /** Shows only this subscription. */
  subscription?: string;
  /** Opens the dialog of this operation first, such as `cancellation`. */
  action?: string;
  /** The target of “Back to …”, on one of the portal's allowed origins. */
  returnUrl?: string;
  /** A BCP 47 tag such as `de` or `pt-BR`. */
  locale?: string;
  /** Seconds until the link expires: 60 to 604,800. Defaults to an hour. */
  expiresIn?: number;
  /** The same request with the same key gets the same link. */
  idempotencyKey?: string;
  /** Replaces the global `fetch`. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
};

/** `expiresAt` is in seconds since 1970. */
export type PortalLink = { id: string; url: string; mode: "test" | "live"; expiresAt: number };

/**
 * Makes a link that opens one customer's hosted portal once. Anyone who has the link can open it.
 *
 * @throws {PorticoError} with the API's code if Portico refuses.
 */
export async function createPortalLink(options: PortalLinkOptions): Promise<PortalLink> {
  const { origin, apiKey, email, customerId, idempotencyKey, fetch: send = globalThis.fetch } = options;
  requireKey(apiKey, /^portico_api_(test|live)_[A-Za-z0-9]{43}$/, "apiKey");
  const response = await send(new URL("/api/v1/portal-links", origin).href, {
    method: "POST",
    headers: {
      authorization: `Bearer ${apiKey}`,
      "content-type": "application/json",
      ...(idempotencyKey !== undefined && { "idempotency-key": idempotencyKey }),
    },
    body: JSON.stringify({
      ...{ email, customer: customerId, portal: options.portalId },
      ...{ subscription: options.subscription, action: options.action },
      ...{ return_url: options.returnUrl, locale: options.locale, expires_in: options.expiresIn },
    }),
    redirect: "error",
  });
  const body = await response.json().catch(() => ({}));
  if (response.status === 201)
    return { id: body.id, url: body.url, mode: body.mode, expiresAt: body.expires_at };
  const { code = "unexpected", message, param, request_id: requestId } = body.error ?? {};
  const { status } = response;
  throw new PorticoError(code, message ?? `Portico answered with status ${status}.`, {
    param,
    requestId,
    status,
  });
}

type WebhookHeaders = { get(name: string): string | null } | Record<string, string | string[] | undefined>;

/**
 * Verifies a webhook from Portico and returns its content. Webhooks are signed as Standard Webhooks
 * prescribes (https://www.standardwebhooks.com).
 *
 * @param options.body the request's body as text, exactly as it arrived.
 * @param options.secret `whsec_…`.
 * @throws {PorticoError} `invalid_webhook` if it isn't from Portico, was changed, or has a time more than
 * five minutes from now.
 */
export async function verifyWebhook(options: {
  secret: string;
  headers: WebhookHeaders;
  body: string;
}): Promise<unknown> {
  const { secret, headers, body } = options;
  const header = (name: string) => readHeader(headers, name);
  const [id, timestamp, signatures] = [
    header("webhook-id"),
    header("webhook-timestamp"),
    header("webhook-signature"),
  ];
  const isCurrent = /^\d{1,12}$/.test(timestamp) && Math.abs(Date.now() / 1000 - Number(timestamp)) <= 300;
  if (!id || !isCurrent)
    throw invalidWebhook("Its webhook-id or webhook-timestamp is missing, or it is too old.");
  const key = await importKey(fromBase64(secret.replace(/^whsec_/, "")) ?? new Uint8Array(0));
  const content = encode(`${id}.${timestamp}.${body}`);
  for (const each of signatures.split(" ")) {
    const signature = each.startsWith("v1,") ? fromBase64(each.slice(3)) : undefined;
    // Compares in constant time.
    if (signature && (await crypto.subtle.verify("HMAC", key, signature, content))) return JSON.parse(body);
  }
  throw invalidWebhook("Its signature doesn't fit.");
}

const invalidWebhook = (why: string) =>
  new PorticoError("invalid_webhook", `The webhook isn't genuine. ${why}`);

function readHeader(headers: WebhookHeaders, name: string): string {
  const value =
    typeof headers.get === "function" ? headers.get(name) : (headers as Record<string, unknown>)[name];
  return typeof value === "string" ? value : "";
}

function identityOf({ email, customerId }: Identity): string {
  const identity = email ?? customerId;
  if (!identity || (email !== undefined && customerId !== undefined))
    throw new TypeError("Give either email or customerId.");
  return identity;
}

function requireKey(key: string, form: RegExp, name: string): RegExpExecArray {
  const match = form.exec(key ?? "");
  // Never repeats the key, because errors end up in logs.
  if (!match) throw new TypeError(`${name} is missing or isn't a key of this kind.`);
  return match;
}

const encode = (text: string) => new TextEncoder().encode(text);

function importKey(secret: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  // Web Crypto refuses an empty key, which must never verify anything.
  if (secret.length === 0) throw new TypeError("secret is missing or isn't base64.");
  return crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);
}

async function sign(secret: Uint8Array<ArrayBuffer>, message: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.sign("HMAC", await importKey(secret), encode(message)));
}

const toHex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

const toBase64Url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
