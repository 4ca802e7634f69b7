"use client";

import { useEffect, useRef } from "react";
import type { PortalView, SubscriptionView } from "@/lib/portal/view/view-shape";
import type { PageOptions, PortalSection } from "@/lib/portal/visit/page-options";
import { toneClasses } from "../controls/tone";
import { BillingCard } from "../customer/billing-card";
import { useOpening } from "../handover/use-opening";
import { InvoiceList } from "../invoices/invoice-list";
import { hasPlace } from "../request/feedback";
import { FeedbackMessage } from "../request/feedback-message";
import { SubscriptionCard } from "../subscription/subscription-card";
import { EmptyState } from "./empty-state";
import { Foot } from "./foot";
import { lazyDialog } from "./lazy-dialog";
import { PortalContext, type PortalContextValue } from "./portal-context";
import { usePortalState } from "./use-portal-state";

/** Used only if the merchant lets customers choose. */
const LanguageMenu = lazyDialog(async () => (await import("./language-menu")).LanguageMenu);

/** Used only while Stripe can't be reached. */
const Away = lazyDialog(async () => (await import("./away")).Away);

/** Used only if the customer has both ended and running subscriptions. */
const EndedSubscriptions = lazyDialog(
  async () => (await import("../subscription/ended-subscriptions")).EndedSubscriptions,
);

/** Used only if several customers share an identity. */
const CustomerChooser = lazyDialog(async () => (await import("./customer-chooser")).CustomerChooser);
const ChooseAnotherButton = lazyDialog(async () => (await import("./customer-chooser")).ChooseAnotherButton);

/**
 * The portal inside the frame. The server renders all of it; the script adds only the parts that need further
 * answers from the server.
 *
 * @param token the visit's token, kept in this page's memory and passed to every action, never stored or put
 * into a URL.
 * @param hostOrigin the exact origin of the merchant's page, the only one that receives messages.
 */
export function Portal({
  token,
  view,
  hostOrigin,
  options,
}: {
  token: string;
  view: PortalView;
  hostOrigin: string;
  options: PageOptions;
}) {
  const state = usePortalState(token, view, hostOrigin);
  const main = useRef<HTMLElement>(null);
  useLoadAnnouncement(state, main);
  useOpening(options.open);
  const heading = useCustomerSwitch(state);
  const { language, direction, text, chooser, canChooseAnother, signedInAs, away, languages } = state.view;
  const page = chooser ? (
    <CustomerChooser chooser={chooser} />
  ) : (
    <CustomerPage view={state.view} sections={options.sections} />
  );
  return (
    <PortalContext value={state}>
      {/* Fades the portal while a dialog is open. A backdrop would darken only a part of the merchant's page. */}
      <main
        ref={main}
        lang={language}
        dir={direction}
        className="@container/portal grid max-w-[672px] grid-cols-1 gap-4 text-base text-pretty has-[dialog:modal]:[filter:opacity(0.3)] has-[dialog:modal]:transition-[filter]"
      >
        <h1 ref={heading} tabIndex={-1} className="sr-only">
          {text.subscriptions}
        </h1>
        <ModeBanners {...state} />
        <UnplacedFeedback state={state} />
        {away ? <Away text={away}>{page}</Away> : page}
        <div className="portal-foot">
          <p>{signedInAs}</p>
          {canChooseAnother && <ChooseAnotherButton />}
          {languages.length > 0 && !away && <LanguageMenu />}
          <Foot foot={state.view.foot} />
        </div>
      </main>
    </PortalContext>
  );
}

/** All sections about one customer, or only those that the merchant's page asks for. */
function CustomerPage({ view, sections }: { view: PortalView; sections: PageOptions["sections"] }) {
  const { subscriptions, customer, invoices, emptyTitle, emptyBody } = view;
  const isWanted = (section: PortalSection) => sections?.includes(section) ?? true;
  return (
    <>
      {isWanted("subscriptions") && subscriptions.length === 0 && (
        <EmptyState title={emptyTitle} body={emptyBody} />
      )}
      {isWanted("subscriptions") && <Subscriptions subscriptions={subscriptions} />}
      {customer && <BillingCard key={customer.id} customer={customer} isWanted={isWanted} />}
      {isWanted("invoices") && <InvoiceList invoices={invoices} />}
    </>
  );
}

/**
 * Shows a card for each running subscription. If at least one is running, each ended subscription gets only one line.
 */
function Subscriptions({ subscriptions }: Pick<PortalView, "subscriptions">) {
  const isRunning = subscriptions.some(({ isEnded }) => !isEnded);
  // An ended subscription that still needs something gets a card, too.
  const isApart = ({ isEnded, notice }: SubscriptionView) => isEnded && !notice && isRunning;
  const ended = subscriptions.filter(isApart);
  const others = subscriptions.filter((subscription) => !isApart(subscription));
  return (
    <>
      {others.map((subscription) => (
        <SubscriptionCard key={subscription.id} subscription={subscription} isQuiet={others.length > 1} />
      ))}
      {ended.length > 0 && <EndedSubscriptions subscriptions={ended} />}
    </>
  );
}

/**
 * Switching customers acts like opening a new page: focus moves to the top, and the merchant's page gets the
 * new billing data.
 */
function useCustomerSwitch({ view, frame, announce }: PortalContextValue) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(view.customer?.id);
  useEffect(() => {
    if (shown.current === view.customer?.id) return;
    shown.current = view.customer?.id;
    heading.current?.focus({ preventScroll: true });
    if (heading.current) frame.bringIntoSight(heading.current);
    announce("post_load_billing", view.loaded);
  }, [view, frame, announce]);
  return heading;
}

/**
 * Reports that the frame is ready, keeps its height up to date, and announces the loaded data to the
 * merchant's page.
 */
function useLoadAnnouncement(
  { host, frame, view, announce }: PortalContextValue,
  main: React.RefObject<HTMLElement | null>,
) {
  const isIntroduced = useRef(false);
  useEffect(() => {
    if (!main.current) return;
    const stops = [frame.observe(main.current), frame.trackVisibleArea()];
    host.tell({ type: "ready" });
    // Report the height immediately, so the frame appears at its true height and nothing below it jumps.
    frame.update();
    return () => stops.forEach((stop) => stop());
  }, [host, frame, main]);
  useEffect(() => {
    if (isIntroduced.current) return;
    isIntroduced.current = true;
    if (view.isTest && !view.handlesResponse) console.info(view.text.responsesOff);
    announce("post_load", view.loaded);
    announce("post_load_billing", view.loaded);
  }, [announce, view]);
}

function ModeBanners({ isSandboxed, view: { isUnsecured, text } }: PortalContextValue) {
  return (
    <>
      {isUnsecured && (
        <p className="rounded-md bg-test px-4 py-2 text-sm font-medium text-on-test">{text.unsecured}</p>
      )}
      {isSandboxed && (
        <p role="alert" className={`rounded-md border px-4 py-3 ${toneClasses.bad}`}>
          {text.sandboxed}
        </p>
      )}
    </>
  );
}

/** Feedback on something no longer shown, such as an ended subscription where only active ones are listed. */
function UnplacedFeedback({ state: { feedback, view } }: { state: PortalContextValue }) {
  const isLost = feedback && !hasPlace(feedback, view);
  // `empty:absolute` avoids a gap in the grid. The region must exist before its text, or screen readers don't
  // announce it.
  return (
    <div role="status" className="empty:absolute">
      {isLost && (
        <div className="portal-card">
          <div className="portal-card-head rounded-b-xl *:border-b-0">
            <FeedbackMessage feedback={feedback} isOnPage />
          </div>
        </div>
      )}
    </div>
  );
}
