import { env } from "@/lib/env";
import { PortalError } from "@/lib/errors";
import { guessLanguage } from "@/lib/i18n/choose-language";
import { handleCustomerRequest } from "@/lib/portal/door/handle-customer-request";
import { openLink } from "@/lib/portal/hosted/open-link";
import { visitCookieHeader } from "@/lib/portal/hosted/visit-cookie";
import { readPageOptions, toQuery } from "@/lib/portal/visit/page-options";
import { readShortBody } from "@/lib/portal/visit/visit-request";

type Address = { params: Promise<{ portalId: string }> };

/**
 * Opens the hosted page with a link. Only the page's own form can post here, so mail scanners that
 * fetch a link don't use it up, and no other site can open a portal of its choice in somebody's browser. Every answer
 * is a redirect to the page, which explains any error.
 */
export async function POST(request: Request, { params }: Address): Promise<Response> {
  const { portalId } = await params;
  const browser = request.headers.get("accept-language");
  const language = guessLanguage(browser);
  const answer = await handleCustomerRequest(
    "open_portal_link",
    async () => {
      const { text: body } = await readShortBody(request);
      const secret = new URLSearchParams(body).get("link") ?? "";
      const isOurs = request.headers.get("origin") === env().APP_URL;
      const opened = isOurs ? await openLink(portalId, secret, browser) : null;
      if (!opened) throw new PortalError("visit_expired", "link_refused");
      return { ok: true as const, opened };
    },
    language,
  );
  const page = `${env().APP_URL}/p/${encodeURIComponent(portalId)}`;
  if (!answer.ok) return redirect(`${page}?failed=${answer.error.code}`);
  const { token, expiresAt, action, subscriptionId } = answer.opened;
  const open = action ? { operation: action, subscriptionId } : undefined;
  const first = toQuery(readPageOptions({ open })).replace("&", "?");
  const cookie = visitCookieHeader(portalId, token, expiresAt);
  return redirect(`${page}${first}`, { "Set-Cookie": cookie });
}

function redirect(to: string, headers: Record<string, string> = {}): Response {
  return new Response(null, {
    status: 303,
    headers: { Location: to, "Cache-Control": "no-store", ...headers },
  });
}
