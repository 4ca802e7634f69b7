import { type NextRequest, NextResponse } from "next/server";

/**
 * A strict Content-Security-Policy with a nonce. Next.js adds the nonce to its own scripts, and the page
 * passes it to the portal's script.
 */
export function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const portico = process.env.PORTICO_ORIGIN;
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    `connect-src 'self' ${portico}`,
    `frame-src ${portico}`,
    "base-uri 'none'",
    "object-src 'none'",
  ].join("; ");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}
