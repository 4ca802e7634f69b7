import { type NextRequest, NextResponse } from "next/server";
import { findStripeKey } from "@/lib/db/stripe-keys";
import { resolvePortal } from "@/lib/db/visits";
import { allowsStripeForm } from "@/lib/portal/card/card-entry";
import { frameAncestors } from "@/lib/portal/proof/origins";
import { mintMerchantId } from "@/lib/tenancy";

/**
 * Sets response headers (a nonce for this response's scripts, and who may frame it) and answers HEAD for the portal's
 * page. It isn't a security boundary: every page, route and action checks access itself.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const portalId = portalPath.exec(request.nextUrl.pathname)?.[1];
  // Rendering the page would spend the ticket, and a HEAD request shows the page to nobody.
  if (portalId && request.method === "HEAD") return new NextResponse(null, { headers: headOnly });
  const isIsolated = request.nextUrl.searchParams.has("isolated");
  const isPreview = previewPath.test(request.nextUrl.pathname);
  const portal = isPreview ? ownPreview : portalId ? await readFramedPortal(portalId, isIsolated) : undefined;
  const hostedId = hostedPath.exec(request.nextUrl.pathname)?.[1];
  const hosted = hostedId ? { ...(await readFramedPortal(hostedId, false)), ...ownPage } : undefined;
  const framed = portal ?? hosted;
  const policy = framed ? portalPolicy(nonce, framed) : dashboardPolicy(nonce);

  const forwarded = new Headers(request.headers);
  // Next takes the nonce for its own scripts from the request's policy.
  forwarded.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers: forwarded } });
  response.headers.set("Content-Security-Policy", policy);
  const shared = {
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
  };
  const card = { "Permissions-Policy": `payment=(self "${stripeScripts}")` };
  const isolated = { "Cross-Origin-Embedder-Policy": "require-corp" };
  const own = portal
    ? {
        ...(portal.showsCardForm ? card : isolated),
        "Cross-Origin-Resource-Policy": isPreview ? "same-origin" : "cross-origin",
      }
    : {
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        ...(hosted?.showsCardForm && card),
      };
  for (const [name, value] of Object.entries({ ...shared, ...own })) response.headers.set(name, value);
  return response;
}

const headOnly = {
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Cache-Control": "private, no-store",
};

export const config = {
  // Built files have their own caching and need no policy.
  matcher: ["/((?!_next/static|embed/|icon.svg|favicon.ico).*)"],
};

const portalPath = /^\/portal\/([A-Za-z0-9]{10,40})(?:\/|$)/;

/** A preview. Only the dashboard frames it. */
const previewPath = /^\/portal\/[A-Za-z0-9]{10,40}\/preview$/;

/** The portal at its own address. */
const hostedPath = /^\/p\/([A-Za-z0-9]{10,40})(?:\/|$)/;

/** No site may frame the hosted page. Its own form, which opens a link, may post to it. */
const ownPage = { ancestors: "'none'", formAction: "'self'" };

type FramedPortal = {
  /** The sources in `frame-ancestors`. */
  ancestors: string;
  /** Where forms may post without a script. Nowhere by default. */
  formAction?: string;
  /**
   * Whether the page may embed Stripe's form. Its policy then allows Stripe's origins and no others. Stripe's frames
   * don't opt in to cross-origin isolation, and an isolated page (COEP) shows only frames that do. So the page is
   * isolated only if it has no form.
   */
  showsCardForm: boolean;
};

/** Only our own dashboard frames a preview, and nobody enters a card there. */
const ownPreview: FramedPortal = { ancestors: "'self'", showsCardForm: false };

/** If the database doesn't answer, no site may frame the page, and the page can't embed Stripe's form. */
async function readFramedPortal(portalId: string, isIsolated: boolean): Promise<FramedPortal> {
  try {
    const portal = await resolvePortal(portalId);
    const isWanted = portal !== null && !isIsolated && allowsStripeForm(portal);
    const key = isWanted ? await findStripeKey(mintMerchantId(portal.merchantId), portal.mode) : null;
    return { ancestors: frameAncestors(portal), showsCardForm: Boolean(key?.publishableKey) };
  } catch {
    return { ancestors: "'none'", showsCardForm: false };
  }
}

const stripeScripts = "https://js.stripe.com";
const stripeFrames = `${stripeScripts} https://*.js.stripe.com https://hooks.stripe.com`;

// React's development build evaluates text to rebuild stack traces. The production build never does.
const evalSource = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";

function portalPolicy(
  nonce: string,
  { ancestors, showsCardForm, formAction = "'none'" }: FramedPortal,
): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${showsCardForm ? ` ${stripeScripts}` : ""}${evalSource}`,
    `style-src 'self' 'nonce-${nonce}'`,
    `connect-src 'self'${showsCardForm ? " https://api.stripe.com" : ""}`,
    ...(showsCardForm ? [`frame-src ${stripeFrames}`] : []),
    "img-src 'self' data:",
    "font-src 'self'",
    "base-uri 'none'",
    `form-action ${formAction}`,
    "object-src 'none'",
    `frame-ancestors ${ancestors}`,
  ].join("; ");
}

function dashboardPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evalSource}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
