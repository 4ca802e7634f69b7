import { buildPart } from "../../schema/build-object";
import { invalidRequest, StripeRefusal } from "../../wire/errors";
import { isRequested } from "../../wire/not-imitated";
import type { World } from "../../world";
import { afterRecurrences } from "../clock/periods";
import { isMetered } from "../prices/price-amount";
import type { Price } from "../prices/price-records";
import type { Subscription } from "../records";
import { newItemTargets } from "../subscriptions/item-targets";
import { isMeteredPlan, nextPeriodEnd } from "../subscriptions/subscription-item";
import { readTaxRates } from "../taxes/tax-rates";
import { readPhaseCharges } from "./phase-charges";
import { readDiscounts } from "./schedule-discounts";
import type { DefaultSettings, Phase, PhaseItem, SentPhase } from "./schedule-records";
import { listUnsupportedSettings, readSettings, requireDueDays } from "./schedule-settings";

/**
 * The only phase of a schedule that is created from a subscription. It describes the subscription as it is now, and
 * lasts until the current period ends.
 */
export function phaseOfSubscription(subscription: Subscription): Phase {
  const items = subscription.items.data;
  const start = Math.min(...items.map((item) => item.current_period_start));
  const { trial_end: trial } = subscription;
  return phaseOf({
    billing_cycle_anchor: null,
    currency: subscription.currency,
    default_payment_method: subscription.default_payment_method,
    default_tax_rates: subscription.default_tax_rates,
    discounts: readDiscounts(subscription.discounts.map((discount) => ({ discount }))),
    items: items.map(({ price, plan, quantity, metadata, tax_rates, discounts }) =>
      phaseItem({
        price,
        quantity: isMeteredPlan(plan) ? undefined : quantity,
        metadata,
        tax_rates,
        discounts: readDiscounts(discounts.map((discount) => ({ discount }))),
      }),
    ),
    metadata: {},
    proration_behavior: "create_prorations",
    start_date: start,
    end_date: nextPeriodEnd(subscription),
    trial_end: trial !== null && trial > start ? trial : null,
  });
}

/**
 * The context for reading phases: an existing subscription, or a subscription that starts with the first phase and in
 * that phase's currency.
 */
type PhaseContext = Pick<Subscription, "billing_mode" | "customer"> &
  Partial<Pick<Subscription, "currency">> & { defaults: DefaultSettings };

/**
 * Reads a request's phases and computes their dates: each starts when the previous one ends. Omitted settings aren't
 * inherited from the previous phase.
 */
export function readPhases(world: World, context: PhaseContext, sent: readonly SentPhase[]): Phase[] {
  if (!sent.some(({ start_date }) => start_date !== undefined)) {
    throw invalidRequest(
      "The subscription schedule update is missing at least one phase with a `start_date` to anchor end dates to.",
    );
  }
  const phases: Phase[] = [];
  sent.forEach((one, i) => {
    const start = moment(world, one.start_date) ?? phases.at(-1)?.end_date;
    if (start === undefined)
      throw invalidRequest(`Missing required param: phases[${i}][start_date].`, {
        code: "parameter_missing",
      });
    if (i > 0 && start !== phases[i - 1]!.end_date) {
      throw invalidRequest("Phases must be contiguous: each must start when the one before ends.", {
        param: `phases[${i}][start_date]`,
      });
    }
    const currency = context.currency ?? phases[0]?.currency;
    phases.push(readPhase(world, context, one, { currency, start, path: `phases[${i}]` }));
  });
  return phases;
}

type PhasePosition = { currency: string | undefined; start: number; path: string };

/**
 * A subscription's currency can't change (documented), so all its phases must have the same currency. The error's text
 * is from memory and unverified.
 */
function currencyOfPhase(
  { currency: sent }: SentPhase,
  known: string | undefined,
  path: string,
): string | undefined {
  const asked = sent?.toLowerCase();
  if (known === undefined || asked === undefined || asked === known) return known ?? asked;
  throw invalidRequest(
    `All phases must have the same currency. Expected \`${known}\`, but got \`${asked}\`.`,
    {
      param: `${path}[currency]`,
    },
  );
}

function readPhase(
  world: World,
  context: PhaseContext,
  sent: SentPhase,
  { currency: known, start, path }: PhasePosition,
): Phase {
  refuseUnsupportedIn(sent);
  const asked = currencyOfPhase(sent, known, path);
  const mode = context.billing_mode.type;
  const targets = newItemTargets(world, sent.items, { mode, path: `${path}[items]`, currency: asked });
  const wanted = targets.map(({ after }) => after!);
  const currency = asked ?? wanted[0]!.price.currency;
  const end = moment(world, sent.end_date) ?? phaseEnd(start, sent.duration ?? wanted[0]!.price.recurring!);
  if (end <= start) throw invalidRequest("A phase must end after it starts.", { param: `${path}[end_date]` });
  const settings = settingsOf(world, context, sent, path);
  return phaseOf({
    ...settings,
    add_invoice_items: readPhaseCharges(
      world,
      sent.add_invoice_items,
      currency,
      `${path}[add_invoice_items]`,
    ),
    currency,
    default_tax_rates: readTaxRates(world, sent.default_tax_rates ?? [], `${path}[default_tax_rates]`),
    discounts: readDiscounts(sent.discounts),
    items: wanted.map(({ price, quantity, metadata, discounts, taxRates = [] }) =>
      phaseItem({
        price: price.id,
        quantity: isMetered(price) ? undefined : quantity,
        metadata,
        tax_rates: taxRates,
        discounts: readDiscounts(discounts),
      }),
    ),
    metadata: sent.metadata ?? {},
    proration_behavior: sent.proration_behavior ?? "create_prorations",
    start_date: start,
    end_date: end,
    trial_end: trialOfPhase(world, sent, { start, end }, path),
  });
}

function settingsOf(world: World, { customer, defaults }: PhaseContext, sent: SentPhase, path: string) {
  const settings = readSettings(world, customer, sent, path);
  const { invoice_settings: invoices } = sent;
  const days = invoices?.days_until_due ?? defaults.invoice_settings.days_until_due;
  requireDueDays(settings.collection_method, days, path);
  return {
    ...settings,
    ...(invoices && { invoice_settings: buildPart("SubscriptionSchedule.Phase.InvoiceSettings", invoices) }),
  };
}

/**
 * When a phase's trial ends. Documented: the trial is the whole phase, or the part of it up to a given moment. The
 * errors' texts are from memory and unverified.
 */
function trialOfPhase(
  world: World,
  sent: SentPhase,
  { start, end }: { start: number; end: number },
  path: string,
): number | null {
  const until = moment(world, sent.trial_end) ?? null;
  if (until !== null && (until <= start || until > end || (sent.trial && until !== end))) {
    const message = sent.trial
      ? "`trial_end` must be the end of its phase when `trial=true`."
      : "`trial_end` must be within its phase.";
    throw invalidRequest(message, { param: `${path}[trial_end]` });
  }
  return sent.trial ? end : until;
}

/** Refuses phase parameters that the engine doesn't support. */
function refuseUnsupportedIn(sent: SentPhase): void {
  const asksThreshold = sent.items.some((item) =>
    isRequested((item as Record<string, unknown>).billing_thresholds),
  );
  const names = [...listUnsupportedSettings(sent), ...(asksThreshold ? ["items[billing_thresholds]"] : [])];
  if (names.length === 0) return;
  const message = `The simulator does not imitate in the phases of a schedule: ${names.join(", ")}.`;
  throw new StripeRefusal(501, { type: "api_error", message });
}

/** A phase without an end lasts for its duration, or for one interval of its price. */
function phaseEnd(
  start: number,
  { interval, interval_count }: NonNullable<SentPhase["duration"]> | NonNullable<Price["recurring"]>,
): number {
  return afterRecurrences(start, { interval, interval_count: interval_count ?? 1 }, 1);
}

const moment = (world: World, sent: number | "now" | undefined) => (sent === "now" ? world.now() : sent);

const phaseOf = (values: Record<string, unknown>) => buildPart("SubscriptionSchedule.Phase", values) as Phase;

type PhaseItemValues = Pick<PhaseItem, "discounts" | "metadata" | "price" | "tax_rates"> & {
  quantity: number | undefined;
};

const phaseItem = ({ quantity, price, ...terms }: PhaseItemValues) =>
  buildPart("SubscriptionSchedule.Phase.Item", {
    price,
    plan: price,
    ...(quantity !== undefined && { quantity }),
    ...terms,
  }) as PhaseItem;
