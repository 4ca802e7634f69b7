import { env } from "../../env";

/**
 * The hosted page has no page around it that could keep the visit, so the browser does: otherwise a reload would need
 * another link. The cookie only lets the page be rendered again. No action, and no page in a frame, ever reads it.
 */
export const visitCookie = "portico_visit";

/** The Set-Cookie header for a visit's token. The browser sends it to this one page. */
export function visitCookieHeader(portalId: string, token: string, expiresAt: Date): string {
  const isSecure = env().APP_URL.startsWith("https:");
  return [
    `${visitCookie}=${token}`,
    `Path=/p/${portalId}`,
    `Expires=${expiresAt.toUTCString()}`,
    "HttpOnly",
    // "Strict" would leave the page signed out when a customer comes back from Stripe or their bank.
    "SameSite=Lax",
    ...(isSecure ? ["Secure"] : []),
  ].join("; ");
}
