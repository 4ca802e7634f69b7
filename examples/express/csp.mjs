import { randomBytes } from "node:crypto";

/**
 * A strict Content-Security-Policy. The portal needs three of the lines: for its script, its requests and its
 * frame.
 */
export function contentSecurityPolicy(porticoOrigin) {
  return (_request, response, next) => {
    const nonce = randomBytes(16).toString("base64");
    response.locals.cspNonce = nonce;
    response.set(
      "content-security-policy",
      [
        "default-src 'self'",
        `script-src 'self' 'nonce-${nonce}' ${porticoOrigin}`,
        `connect-src 'self' ${porticoOrigin}`,
        `frame-src ${porticoOrigin}`,
        "base-uri 'none'",
        "object-src 'none'",
      ].join("; "),
    );
    next();
  };
}
