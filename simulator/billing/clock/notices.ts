import type { Stored } from "../../world";
import { markDelinquent } from "../customers/delinquency";
import type { Invoice, Subscription } from "../records";
import { nextPeriodEnd } from "../subscriptions/subscription-item";
import { onInvoiceOverdue } from "../subscriptions/subscription-outcome";
import { announcedBeforeSeconds } from "../subscriptions/trial";
import type { DueAction } from "./due-record";

/** Merchants choose the number of days in Stripe's dashboard. The default of seven is unverified. */
const upcomingDays = 7;
const day = 86_400;

/** Marks the object when a notice is due. Changing the object creates the event. Nothing is charged. */
const markAt = (object: Stored, at: number, fields: Partial<Stored>): DueAction => ({
  at,
  run: (world) => world.change(object, fields),
});

/** Announces the end of a trial three days ahead. The end of a shorter trial was announced when the trial began. */
export function trialEndNotices(subscription: Subscription): DueAction[] {
  const { status, trial_end: end, _trialEndAnnounced: said } = subscription;
  if (status !== "trialing" || end === null || said === end) return [];
  return [markAt(subscription, end - announcedBeforeSeconds, { _trialEndAnnounced: end })];
}

export function upcomingInvoiceNotices(subscription: Subscription): DueAction[] {
  if (!["active", "past_due", "trialing"].includes(subscription.status)) return [];
  const end = nextPeriodEnd(subscription);
  const { cancel_at: ends, pause_collection: pause, _upcomingAnnounced: said } = subscription;
  if (said === end || (ends !== null && ends <= end)) return [];
  // Documented: an invoice that won't be collected isn't announced.
  if (pause && (pause.resumes_at === null || pause.resumes_at > end)) return [];
  return [markAt(subscription, end - upcomingDays * day, { _upcomingAnnounced: end })];
}

export function overdueNotices(invoice: Invoice): DueAction[] {
  const { status, due_date: due, _overdueAnnounced: said } = invoice;
  if (status !== "open" || typeof due !== "number" || said) return [];
  const announce = markAt(invoice, due, { _overdueAnnounced: true });
  return [
    {
      ...announce,
      run: (world) => {
        announce.run(world);
        onInvoiceOverdue(world, invoice);
        markDelinquent(world, invoice, true);
      },
    },
  ];
}

/** The check of a tax ID finishes two seconds after the ID was added. */
export function taxIdChecks(taxId: Stored): DueAction[] {
  const { _checkedAs: verification, created } = taxId;
  if (!verification) return [];
  return [markAt(taxId, Number(created) + 2, { verification, _checkedAs: undefined })];
}

export function sessionExpiries(session: Stored): DueAction[] {
  if (session.status !== "open") return [];
  return [markAt(session, Number(session.expires_at), { status: "expired", url: null })];
}
