import type { Metadata } from "next";
import { EarlyClicks } from "@/components/portal/early-clicks";
import { EarlyReady } from "@/components/portal/early-ready";
import { EarlySteps } from "@/components/portal/early-steps";
import { remedyFor } from "@/components/portal/outcome";
import { Portal } from "@/components/portal/portal";
import { Reopen } from "@/components/portal/reopen";
import { portalText } from "@/lib/i18n/portal-text";
import { errorMessage } from "@/lib/portal/error-message";
import { refuse } from "@/lib/portal/front-door";
import { readView } from "@/lib/portal/view/view";
import type { PortalView } from "@/lib/portal/view/view-shape";
import { beginVisit } from "@/lib/portal/visit";

export const metadata: Metadata = { title: "Subscriptions", robots: { index: false } };

type Address = {
  params: Promise<{ portalId: string }>;
  searchParams: Promise<{ ticket?: string | string[]; scheme?: string | string[] }>;
};

/** The page inside the frame: spend the ticket, load the view, render it whole. */
export default async function PortalPage({ params, searchParams }: Address) {
  const { portalId } = await params;
  const { ticket, scheme } = await searchParams;
  const opened = await open(portalId, typeof ticket === "string" ? ticket : "");
  // A transparent frame stands on the page around it, so it is light or dark as that page is.
  const isKnown = scheme === "light" || scheme === "dark";
  return <div {...(isKnown && { "data-scheme": scheme })}>{shown(opened)}</div>;
}

function shown(opened: Opened) {
  if ("message" in opened) {
    const { origin, message, isSpent, canReload } = opened;
    const label = canReload ? portalText.reload : null;
    return <Reopen hostOrigin={origin} message={message} label={label} isSpent={isSpent} />;
  }
  return (
    <>
      <Portal token={opened.token} view={opened.view} hostOrigin={opened.origin} />
      <EarlyClicks />
      <EarlySteps />
      <EarlyReady hostOrigin={opened.origin} />
    </>
  );
}

type Opened =
  | { origin: string; token: string; view: PortalView }
  | { origin: string | null; message: string; isSpent: boolean; canReload: boolean };

async function open(portalId: string, ticket: string): Promise<Opened> {
  let origin: string | null = null;
  try {
    const beginning = await beginVisit(portalId, ticket);
    if (!beginning.begun)
      return {
        origin: beginning.origin,
        message: errorMessage("visit_expired"),
        isSpent: true,
        canReload: true,
      };
    origin = beginning.visit.origin;
    return { origin, token: beginning.token, view: await readView(beginning.visit) };
  } catch (error) {
    const { code, message } = refuse("open", error).error;
    return { origin, message, isSpent: false, canReload: remedyFor(code) !== null };
  }
}
