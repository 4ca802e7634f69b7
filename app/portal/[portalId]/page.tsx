import type { Metadata } from "next";
import { headers } from "next/headers";
import { remedyFor } from "@/components/portal/request/feedback";
import { BrandBar } from "@/components/portal/shell/brand-bar";
import { EarlyClicks } from "@/components/portal/shell/early-clicks";
import { EarlyReady } from "@/components/portal/shell/early-ready";
import { EarlySteps } from "@/components/portal/shell/early-steps";
import { LookStyle } from "@/components/portal/shell/look-style";
import { Misuses } from "@/components/portal/shell/misuses";
import { Portal } from "@/components/portal/shell/portal";
import { Reopen } from "@/components/portal/shell/reopen";
import { readPageAppearance } from "@/lib/appearance/page-appearance";
import { resolveLook } from "@/lib/appearance/resolve";
import { sha256 } from "@/lib/crypto";
import { env } from "@/lib/env";
import { PortalError } from "@/lib/errors";
import { guessLanguage } from "@/lib/i18n/choose-language";
import { directionOf, type Language } from "@/lib/i18n/languages";
import { sayIn } from "@/lib/i18n/say";
import { handleCustomerRequest, type RequestVoice } from "@/lib/portal/door/handle-customer-request";
import type { PortalView } from "@/lib/portal/view/view-shape";
import { languageOf, spendTicket } from "@/lib/portal/visit/begin-visit";
import { firstView } from "@/lib/portal/visit/first-view";
import { fromQuery, type PageOptions } from "@/lib/portal/visit/page-options";
import { effectiveSettings } from "@/lib/settings/effective";
import type { PortalSettings } from "@/lib/settings/schema";

export const metadata: Metadata = { title: "Subscriptions", robots: { index: false } };

type Address = {
  params: Promise<{ portalId: string }>;
  searchParams: Promise<
    Partial<Record<"ticket" | "scheme" | "look" | "sections" | "open", string | string[]>>
  >;
};

/** The page inside the frame. Spends the ticket, loads the view and renders the complete page. */
export default async function PortalPage({ params, searchParams }: Address) {
  const { portalId } = await params;
  const { ticket, scheme, look: asked, ...query } = await searchParams;
  const opened = await open(portalId, typeof ticket === "string" ? ticket : "");
  const { settings } = opened;
  const look = resolveLook(settings, readPageAppearance(asked));
  // A transparent frame shows the merchant's page behind it, so the portal is light or dark like that page.
  const ofPage = scheme === "light" || scheme === "dark" ? scheme : undefined;
  const isAlone = (await headers()).get("sec-fetch-dest") === "document";
  return (
    <div
      data-preset={look.preset}
      data-align={look.align}
      data-scheme={look.scheme ?? ofPage}
      // In its own tab, the portal needs margins at the window's edges.
      className={isAlone ? "mx-auto max-w-[720px] px-6 py-8" : undefined}
    >
      <LookStyle look={look} />
      {isAlone && <BrandBar name={settings.businessName} {...settings} scheme={look.scheme ?? ofPage} />}
      {shown(opened, fromQuery(query), look.refused)}
    </div>
  );
}

function shown(opened: Opened, options: PageOptions, refusedLook: string[]) {
  if ("message" in opened) {
    const { origin, canReload, language, settings, ...said } = opened;
    const label = canReload ? sayIn(language)("page.reload") : null;
    return (
      <div lang={language} dir={directionOf(language)}>
        <Reopen hostOrigin={origin} label={label} handlesResponse={settings.handleResponse} {...said} />
      </div>
    );
  }
  return (
    <>
      <Portal token={opened.token} view={opened.view} hostOrigin={opened.origin} options={options} />
      <Misuses {...opened.view} refusedLook={refusedLook} docsUrl={`${env().APP_URL}/docs/embed`} />
      <EarlyClicks />
      <EarlySteps />
      <EarlyReady hostOrigin={opened.origin} pageKey={opened.pageKey} />
    </>
  );
}

/** `settings` are the defaults if the portal is unknown. */
type Opened = { settings: PortalSettings } & (
  | { origin: string; pageKey: string; token: string; view: PortalView }
  | {
      origin: string | null;
      message: string;
      reference: string | undefined;
      language: Language;
      isSpent: boolean;
      canReload: boolean;
      /**
       * Whether Stripe or the database can't be reached. The portal then opens automatically once both can be reached.
       */
      isAway: boolean;
    }
);

async function open(portalId: string, ticket: string): Promise<Opened> {
  let origin: string | null = null;
  let settings = effectiveSettings({}, "live");
  const browser = (await headers()).get("accept-language");
  // Without a ticket, the merchant's settings are unknown, and the browser's language is the best guess.
  let language = guessLanguage(browser);
  const openVisit = async (request: RequestVoice) => {
    const spent = await spendTicket(portalId, ticket);
    if ("hasBegun" in spent) {
      origin = spent.origin;
      throw new PortalError("visit_expired", spent.why);
    }
    const { portalId: id, identity, subscriptionId, origin: host } = spent.row;
    request.language = language = languageOf({ ...spent, browser });
    origin = host;
    settings = effectiveSettings(spent.portal.settings, spent.portal.mode);
    // All frames of this customer on the page share this key, so that a frame can continue from the previous one.
    const pageKey = sha256(JSON.stringify([id, identity, subscriptionId]));
    return { ok: true as const, opened: { origin: host, pageKey, ...(await firstView(spent, browser)) } };
  };
  const answer = await handleCustomerRequest("open_portal", openVisit, language);
  if (answer.ok) return { settings, ...answer.opened };
  const { code, message, reference } = answer.error;
  return {
    settings,
    origin,
    message,
    reference,
    language,
    isSpent: code === "visit_expired",
    canReload: remedyFor(code) !== null,
    isAway: code === "unavailable",
  };
}
