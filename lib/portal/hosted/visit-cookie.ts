import { env } from "../../env";

/**
 * The hosted page isn't inside a merchant's page that could keep the visit, so the browser stores the visit in a
 * cookie. Otherwise, every reload would need a new link. The cookie only lets the page be rendered again: no action,
 * and no page in a frame, ever reads it.
 */
export const visitCookie = "portico_visit";

/** The Set-Cookie header for a visit's token. The browser sends the cookie to this page only. */
export function visitCookieHeader(portalId: string, token: string, expiresAt: Date): string {
  const isSecure = env().APP_URL.startsWith("https:");
  return [
    `${visitCookie}=${token}`,
    `Path=/p/${portalId}`,
    `Expires=${expiresAt.toUTCString()}`,
    "HttpOnly",
    // With "Strict", a customer who returns from Stripe or a bank would be signed out.
    "SameSite=Lax",
    ...(isSecure ? ["Secure"] : []),
  ].join("; ");
}
