import { requireObject } from "../../require-object";
import { invalidRequest, StripeRefusal } from "../../wire/errors";
import type { World } from "../../world";
import { rehearse } from "../clock/rehearse";
import { replaceDiscounts, type SentDiscount } from "../discounts/discounts";
import { subscriptionById } from "../lookup";
import type { Customer, Invoice, Subscription } from "../records";
import type { Schedule, SentPhase } from "../schedules/schedule-records";
import { updateSchedule } from "../schedules/schedule-update";
import { draftFinalInvoice } from "../subscriptions/subscription-cancel";
import { draftSubscription } from "../subscriptions/subscription-create";
import { draftUpdate } from "../subscriptions/subscription-draft";
import { nextPeriodEnd } from "../subscriptions/subscription-item";
import {
  type CreateParams,
  type ProrationBehavior,
  refuseUnsupported,
  type UpdateParams,
} from "../subscriptions/subscription-params";
import { draftResume } from "../subscriptions/subscription-resume";
import { refuseArchivedRates } from "../taxes/tax-rates";
import { draftInvoice } from "./invoice-draft";
import { serviceLines } from "./service-charge";
import { draftUpcoming } from "./upcoming-invoice";

type SubscriptionDetails = Omit<UpdateParams, "billing_cycle_anchor"> & {
  billing_cycle_anchor?: { type: "now" | "timestamp" | "unchanged"; timestamp?: number };
  billing_mode?: CreateParams["billing_mode"];
  cancel_now?: boolean;
  resume_at?: "now";
  start_date?: number;
};

export type PreviewParams = {
  /** The currency of a new subscription. By default the customer's. */
  currency?: string;
  customer?: string;
  subscription?: string;
  schedule?: string;
  schedule_details?: {
    phases?: SentPhase[];
    end_behavior?: "cancel" | "release";
    proration_behavior?: ProrationBehavior;
  };
  subscription_details?: SubscriptionDetails;
  discounts?: SentDiscount[] | "";
  preview_mode?: "next" | "recurring";
};

/** Previews the invoice for a change, or the next invoice if nothing changes. Leaves the world unchanged. */
export function previewInvoice(world: World, params: PreviewParams): Invoice {
  const invoice = previewIfAny(world, params);
  if (!invoice) throw noUpcomingInvoice(world, params);
  return invoice;
}

/** Like `previewInvoice`, but null if there would be no invoice. */
export function previewIfAny(world: World, params: PreviewParams): Invoice | null {
  refuseUnsupportedPreview(params);
  const invoice = rehearse(world, () => {
    const subscription = subscriptionToPreview(world, params);
    return subscription ? draftChanged(world, subscription, params) : draftNewSubscription(world, params);
  });
  return invoice && withProrationDate(world, asPreview(world, invoice), params);
}

function subscriptionToPreview(world: World, params: PreviewParams): Subscription | undefined {
  if (params.subscription)
    return requireObject<Subscription>(world, "subscription", params.subscription, "subscription");
  if (params.schedule) {
    const schedule = requireObject<Schedule>(world, "subscription_schedule", params.schedule, "schedule");
    return schedule.subscription ? subscriptionById(world, schedule.subscription) : undefined;
  }
  if (!params.customer || params.subscription_details?.items) return undefined;
  requireObject(world, "customer", params.customer, "customer");
  return nextBilled(
    world.all<Subscription>("subscription").filter((one) => one.customer === params.customer),
  );
}

/** The subscription that is billed next. */
function nextBilled(subscriptions: Subscription[]): Subscription | undefined {
  return subscriptions
    .filter(({ status }) => ["active", "past_due", "trialing", "unpaid"].includes(status))
    .sort((a, b) => nextPeriodEnd(a) - nextPeriodEnd(b))[0];
}

function draftChanged(world: World, subscription: Subscription, params: PreviewParams): Invoice | null {
  refuseForeignCurrency(subscription, params);
  if (params.subscription_details?.start_date !== undefined)
    throw unsupportedPreview("start_date of a subscription that runs");
  const { cancel_now, ...details } = params.subscription_details ?? {};
  if (cancel_now) {
    world.change<Subscription>(subscription, discountsFor(world, subscription, params));
    const prorate = details.proration_behavior !== "none";
    return draftFinalInvoice(world, subscriptionById(world, subscription.id), { invoice_now: true, prorate });
  }
  if (params.schedule_details?.phases && subscription.schedule) {
    const schedule = world.find<Schedule>("subscription_schedule", subscription.schedule)!;
    updateSchedule(world, schedule, params.schedule_details);
  }
  if (["canceled", "incomplete_expired"].includes(subscription.status)) return null;
  // The discounts are passed as part of the change, as in an actual update, so that credits are computed with the
  // previous discounts.
  const asked = { ...details, ...(params.discounts !== undefined && { discounts: params.discounts }) };
  const { fields, invoice } =
    details.resume_at === "now"
      ? draftResume(world, subscription, details)
      : draftUpdate(world, subscription, asked as UpdateParams);
  const changed = world.change<Subscription>(subscription, fields);
  if (params.preview_mode === "recurring") return draftRecurring(world, changed);
  return invoice ?? draftUpcoming(world, subscriptionById(world, changed.id));
}

/** A subscription's currency can't change (documented; the error's text is from memory and unverified). */
function refuseForeignCurrency({ currency: own }: Subscription, { currency }: PreviewParams): void {
  if (currency === undefined || currency.toLowerCase() === own) return;
  throw invalidRequest(`The subscription is in \`${own}\`; it cannot be previewed in \`${currency}\`.`, {
    param: "currency",
  });
}

/** The first invoice of a subscription that doesn't exist yet. */
function draftNewSubscription(world: World, params: PreviewParams): Invoice | null {
  if (!params.subscription_details?.items) return null;
  const { billing_cycle_anchor: anchor, start_date: from, ...details } = params.subscription_details;
  if (from !== undefined && from > world.now()) throw unsupportedPreview("start_date to come");
  refuseArchivedRates(world, details);
  const currency = params.currency ?? world.find<Customer>("customer", params.customer ?? "")?.currency;
  const { subscription, invoice } = draftSubscription(world, {
    ...details,
    customer: params.customer,
    ...(currency && { currency }),
    ...(from !== undefined && from < world.now() && { backdate_start_date: from }),
    ...(anchor?.type === "timestamp" && { billing_cycle_anchor: anchor.timestamp }),
    ...(params.discounts !== undefined && { discounts: params.discounts }),
  } as CreateParams);
  return params.preview_mode === "recurring" ? draftRecurring(world, subscription) : invoice;
}

/** The amounts that recur every period, without prorations and one-time charges. */
function draftRecurring(world: World, subscription: Subscription): Invoice {
  const { customer, currency, discounts, items } = subscription;
  const { current_period_start: start, current_period_end: end } = items.data[0]!;
  const lines = serviceLines(world, subscription, items.data);
  const plan = { customer, currency, subscription, lines, discounts, period: { start, end } };
  return draftInvoice(world, { ...plan, reason: "subscription_cycle" });
}

function discountsFor(
  world: World,
  { customer, currency, id, discounts }: Subscription,
  params: PreviewParams,
) {
  const owner = { customer, currency, subscription: id, discounts };
  return { discounts: replaceDiscounts(world, params.discounts, owner) };
}

/** Marks an invoice as a preview by its ID and its billing reason. */
function asPreview(world: World, invoice: Invoice): Invoice {
  const id = world.newId("upcoming_in");
  const data = invoice.lines.data.map((line) => ({ ...line, invoice: id }));
  const lines = { ...invoice.lines, data, url: `/v1/invoices/${id}/lines` };
  return { ...invoice, id, lines, automatically_finalizes_at: null, billing_reason: "upcoming" };
}

/** Adds the proration date, so that the actual change can be sent with the same date. */
function withProrationDate(
  world: World,
  invoice: Invoice,
  { subscription_details: details }: PreviewParams,
): Invoice {
  const parent = invoice.parent;
  if (!parent?.subscription_details || !invoice.lines.data.some(isProration)) return invoice;
  const date = details?.proration_date ?? world.now();
  const dated = { ...parent.subscription_details, subscription_proration_date: date };
  return { ...invoice, parent: { ...parent, subscription_details: dated } };
}

function isProration({ parent }: Invoice["lines"]["data"][number]): boolean {
  const details = parent.subscription_item_details ?? parent.invoice_item_details;
  return (details as { proration?: boolean } | null)?.proration ?? false;
}

function noUpcomingInvoice(world: World, { customer, subscription }: PreviewParams): StripeRefusal {
  const owner = customer ?? world.find<Subscription>("subscription", subscription ?? "")?.customer;
  const message = owner ? `No upcoming invoices for customer: '${owner}'` : "No upcoming invoices";
  return new StripeRefusal(404, { type: "invalid_request_error", code: "invoice_upcoming_none", message });
}

const unsupportedPreview = (names: string) =>
  new StripeRefusal(501, { type: "api_error", message: `The simulator does not imitate: ${names}.` });

function refuseUnsupportedPreview(params: PreviewParams): void {
  const unknown = Object.keys(params).filter((name) =>
    ["invoice_items", "customer_details", "automatic_tax"].includes(name),
  );
  refuseUnsupported((params.subscription_details ?? {}) as Record<string, unknown>);
  if (unknown.length > 0) throw unsupportedPreview(unknown.join(", "));
  if (!params.customer && !params.subscription && !params.schedule) {
    throw invalidRequest("You must specify one of: customer, subscription, schedule.");
  }
}
