"use client";

import { useEffect, useRef } from "react";
import type { PortalView } from "@/lib/portal/view/view-shape";
import type { PageOptions, PortalSection } from "@/lib/portal/visit/page-options";
import { toneClasses } from "../controls/tone";
import { BillingDetailsCard } from "../customer/billing-details-card";
import { TaxIdsCard } from "../customer/tax-ids-card";
import { useOpening } from "../handover/use-opening";
import { InvoiceList } from "../invoices/invoice-list";
import { PaymentMethodCard } from "../method/payment-method-card";
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

/** Used only if several customers share an identity. */
const CustomerChooser = lazyDialog(async () => (await import("./customer-chooser")).CustomerChooser);
const ChooseAnotherButton = lazyDialog(async () => (await import("./customer-chooser")).ChooseAnotherButton);

/**
 * The portal inside the frame. The server renders all of it; the script only adds what needs an answer.
 *
 * @param token of the visit: kept in this page's memory and passed to every action, never stored or put into
 * a URL.
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
  /** What the merchant's page wishes to be shown. */
  options: PageOptions;
}) {
  const state = usePortalState(token, view, hostOrigin);
  const main = useRef<HTMLElement>(null);
  useLoadAnnouncement(state, main);
  useOpening(options.open);
  const heading = useCustomerSwitch(state);
  const { language, direction, text, chooser, canChooseAnother, identity, away, languages } = state.view;
  const page = chooser ? (
    <CustomerChooser chooser={chooser} />
  ) : (
    <CustomerPage view={state.view} sections={options.sections} />
  );
  return (
    <PortalContext value={state}>
      <main
        ref={main}
        lang={language}
        dir={direction}
        className="mx-auto grid max-w-160 grid-cols-1 gap-4 text-base text-pretty has-[dialog:modal]:[filter:opacity(0.3)] has-[dialog:modal]:transition-[filter]"
      >
        <h1 ref={heading} tabIndex={-1} className="sr-only">
          {text.subscriptions}
        </h1>
        <ModeBanners {...state} />
        <UnplacedFeedback state={state} />
        {away ? <Away text={away}>{page}</Away> : page}
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="rounded-md border border-line bg-surface px-3 py-1 text-sm text-muted wrap-anywhere">
            {text.account}: {identity}
          </p>
          {canChooseAnother && <ChooseAnotherButton />}
          {languages.length > 0 && !away && <LanguageMenu />}
        </div>
        <Foot foot={state.view.foot} />
      </main>
    </PortalContext>
  );
}

/** Everything about one customer, or the sections that the merchant's page names. */
function CustomerPage({ view, sections }: { view: PortalView; sections: PageOptions["sections"] }) {
  const { subscriptions, customer, invoices, emptyTitle, emptyBody } = view;
  const isWanted = (section: PortalSection) => sections?.includes(section) ?? true;
  const isCardKnown = customer && (customer.card.update ?? customer.card.icon ?? customer.methods[0]);
  return (
    <>
      {isWanted("subscriptions") && (
        <>
          {subscriptions.length === 0 && <EmptyState title={emptyTitle} body={emptyBody} />}
          {subscriptions.map((subscription) => (
            <SubscriptionCard key={subscription.id} subscription={subscription} />
          ))}
        </>
      )}
      {isWanted("payment_method") && isCardKnown && (
        <PaymentMethodCard key={customer.id} customer={customer} />
      )}
      {customer?.balance && (
        <p className="rounded-xl border border-line bg-surface px-5 py-4 sm:px-6">{customer.balance}</p>
      )}
      {isWanted("billing_details") && customer?.billingDetails && (
        <BillingDetailsCard customer={customer} shown={customer.billingDetails} />
      )}
      {isWanted("tax_ids") && customer?.taxIds && <TaxIdsCard customer={customer} shown={customer.taxIds} />}
      {isWanted("invoices") && <InvoiceList invoices={invoices} />}
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
    announce("post_load_billing", { billingData: billingDataOf(view) });
  }, [view, frame, announce]);
  return heading;
}

/**
 * Only these fields: the merchant's page already knows the signed-in customer, and other scripts there
 * shouldn't learn more.
 */
function billingDataOf({ subscriptions }: PortalView) {
  return {
    subscriptions: subscriptions.map(({ id, name, status }) => ({ id, name, status: status.value })),
  };
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
    // Report the height at once, so the frame appears at its true height and nothing below it jumps.
    frame.update();
    return () => stops.forEach((stop) => stop());
  }, [host, frame, main]);
  useEffect(() => {
    if (isIntroduced.current) return;
    isIntroduced.current = true;
    const billingData = billingDataOf(view);
    if (view.isTest && !view.handlesResponse) console.info(view.text.responsesOff);
    announce("post_load", { billingData });
    announce("post_load_billing", { billingData });
  }, [announce, view]);
}

function ModeBanners({ isSandboxed, view: { isUnsecured, text } }: PortalContextValue) {
  return (
    <>
      {isUnsecured && (
        <p className="rounded-md bg-test px-4 py-2 text-sm font-medium text-on-test">{text.unsecured}</p>
      )}
      {isSandboxed && (
        <p role="alert" className={`rounded-md px-4 py-3 ${toneClasses.bad}`}>
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
      {isLost && <FeedbackMessage feedback={feedback} />}
    </div>
  );
}
