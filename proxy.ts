import { NextResponse } from "next/server";
import type { NextRequest } from "next/server";
import { resolvePortal } from "@/lib/db/visits";
import { frameAncestors } from "@/lib/portal/origins";

/**
 * Sets headers and nothing else: a nonce for the scripts of this one response, and who may frame it. It is no
 * security boundary; every page, route and action asks for itself who is there.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const portalId = portalPath.exec(request.nextUrl.pathname)?.[1];
  const policy = portalId ? portalPolicy(nonce, await ancestorsOf(portalId)) : dashboardPolicy(nonce);

  const forwarded = new Headers(request.headers);
  // Next reads the nonce of its own scripts from the request's policy.
  forwarded.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers: forwarded } });
  response.headers.set("Content-Security-Policy", policy);
  const shared = {
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
  };
  const own = portalId ? {} : { "X-Frame-Options": "DENY", "Cross-Origin-Opener-Policy": "same-origin" };
  for (const [name, value] of Object.entries({ ...shared, ...own })) response.headers.set(name, value);
  return response;
}

export const config = {
  // Built files carry their own caching and need no policy.
  matcher: ["/((?!_next/static|embed/|icon.svg|favicon.ico).*)"],
};

const portalPath = /^\/portal\/([A-Za-z0-9]{10,40})(?:\/|$)/;

/** A database that does not answer must not open the frame to everybody. */
async function ancestorsOf(portalId: string): Promise<string> {
  try {
    return frameAncestors(await resolvePortal(portalId));
  } catch {
    return "'none'";
  }
}

// React's development build evaluates text to rebuild stack traces; the production build never does.
const evaluation = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";

function portalPolicy(nonce: string, ancestors: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${evaluation}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    `frame-ancestors ${ancestors}`,
  ].join("; ");
}

function dashboardPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluation}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
