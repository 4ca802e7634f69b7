import "server-only";
import { resolvePortal } from "../../db/visits";
import type { Language } from "../../i18n/languages";
import { parseUrl } from "../../parse-url";
import { effectiveSettings } from "../../settings/effective";
import { handleCustomerRequest, type RequestVoice } from "../door/handle-customer-request";
import { withRequestBudget } from "../door/request-budget";
import { isAllowedOrigin } from "../proof/origins";
import { readView } from "../view/view";
import type { PortalView } from "../view/view-shape";
import { findLink } from "./open-link";
import { findHostedPage, type HostedPage, hostedPageOf, readHostedVisit } from "./read-hosted";

type HostedPageRequest = {
  portalId: string;
  /** The link's secret. */
  link: string | undefined;
  /** The reason why a link could not be opened a moment ago. */
  failed: string | undefined;
  /** The visit's token, from the cookie. */
  token: string | undefined;
  language: Language;
  referer: string | null;
};

export type MessageTitle = "hosted.linkRefused" | "hosted.signedOut" | "hosted.ended" | "hosted.failed";

/** The content of the hosted page: the portal, a link to be opened, or a message. */
export type HostedAnswer = HostedPage & { language: Language } & (
    | { state: "portal"; token: string; view: PortalView }
    | { state: "link"; link: string; isExpected: boolean }
    | { state: "message"; title: MessageTitle; text?: string; canReload: boolean }
  );

export async function openHostedPage(request: HostedPageRequest): Promise<HostedAnswer> {
  const { language, failed } = request;
  const message = (title: MessageTitle) =>
    ({ ...nobodys(), language, state: "message", title, canReload: false }) as const;
  // The message reveals neither what is wrong with the link nor whether the portal exists.
  if (failed !== undefined)
    return message(failed === "visit_expired" ? "hosted.linkRefused" : "hosted.failed");
  if (request.link !== undefined)
    return (await toBeOpened(request, request.link)) ?? message("hosted.linkRefused");
  // The sign-in by email will be offered here.
  if (!request.token) return message("hosted.signedOut");
  return readPage(request, request.token);
}

/** The page for an unknown visitor. It reveals nothing about the merchant. */
function nobodys(): HostedPage {
  return { name: "", returnUrl: null, settings: effectiveSettings({}, "live") };
}

async function toBeOpened(
  { portalId, referer, language }: HostedPageRequest,
  secret: string,
): Promise<HostedAnswer | null> {
  const link = await findLink(portalId, secret);
  const portal = link && (await resolvePortal(portalId));
  if (!portal) return null;
  const shown = { ...hostedPageOf(portal), returnUrl: null, language };
  const from = parseUrl(referer ?? "")?.origin;
  const isExpected = from !== undefined && isAllowedOrigin(portal, from);
  return { ...shown, state: "link", link: secret, isExpected };
}

async function readPage({ portalId, language }: HostedPageRequest, token: string): Promise<HostedAnswer> {
  const read = async (request: RequestVoice) => {
    const visit = await readHostedVisit(portalId, token, { request });
    const view = await withRequestBudget(visit, "view", () => readView(visit));
    return { ok: true as const, view };
  };
  const answer = await handleCustomerRequest("open_hosted_page", read, language);
  const page = (await findHostedPage(portalId, token).catch(() => null)) ?? nobodys();
  if (answer.ok)
    return { ...page, language: answer.view.language, state: "portal", token, view: answer.view };
  const { code, message: text } = answer.error;
  const shown = { ...page, language, state: "message" } as const;
  if (code === "visit_expired") return { ...shown, title: "hosted.ended", canReload: false };
  return { ...shown, title: "hosted.failed", text, canReload: true };
}
