import { shapePart } from "../schema/shape";
import { StripeRefusal, invalidRequest } from "../wire/errors";
import { isAsked } from "../wire/not-imitated";
import type { World } from "../world";
import { newItemTargets } from "./item-targets";
import { afterRecurrences } from "./periods";
import { isMetered } from "./price-amount";
import type { Price } from "./price-records";
import type { Subscription } from "./records";
import type { Phase, PhaseItem, SentPhase } from "./schedule-records";
import { isMeteredPlan, nextPeriodEnd } from "./subscription-item";
import { readTaxRates } from "./tax-rates";

/** The one phase a schedule has when it is made from a subscription: what the subscription is, until its period ends. */
export function phaseOfSubscription(subscription: Subscription): Phase {
  const items = subscription.items.data;
  return phaseOf({
    billing_cycle_anchor: null,
    currency: subscription.currency,
    default_payment_method: subscription.default_payment_method,
    default_tax_rates: subscription.default_tax_rates,
    discounts: subscription.discounts.map((discount) => ({ coupon: null, discount, promotion_code: null })),
    items: items.map(({ price, plan, quantity, metadata, tax_rates }) =>
      phaseItem({ price, quantity: isMeteredPlan(plan) ? undefined : quantity, metadata, tax_rates }),
    ),
    metadata: {},
    proration_behavior: "create_prorations",
    start_date: Math.min(...items.map((item) => item.current_period_start)),
    end_date: nextPeriodEnd(subscription),
    trial_end: subscription.trial_end,
  });
}

/**
 * What phases are read for: a subscription that runs, or one that will begin with the first of them and then is paid in
 * that phase's currency.
 */
type Frame = Pick<Subscription, "billing_mode"> & Partial<Pick<Subscription, "currency" | "trial_end">>;

/**
 * The phases a request sends, with their dates: each begins where the one before ends. What a phase does not
 * say, it does not have.
 */
export function readPhases(world: World, frame: Frame, sent: readonly SentPhase[]): Phase[] {
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
    const currency = frame.currency ?? phases[0]?.currency;
    phases.push(readPhase(world, frame, one, { currency, start, isFirst: i === 0, path: `phases[${i}]` }));
  });
  return phases;
}

type PlaceOfPhase = { currency: string | undefined; start: number; isFirst: boolean; path: string };

/** A subscription keeps its currency (documented), so its phases have one. The text is from memory, unverified. */
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
  frame: Frame,
  sent: SentPhase,
  { currency: known, start, isFirst, path }: PlaceOfPhase,
): Phase {
  refuseNotImitatedIn(sent);
  const currency = currencyOfPhase(sent, known, path);
  const mode = frame.billing_mode.type;
  const targets = newItemTargets(world, sent.items, { mode, path: `${path}[items]`, currency });
  const wanted = targets.map(({ after }) => after!);
  const end = moment(world, sent.end_date) ?? endOf(start, sent.duration ?? wanted[0]!.price.recurring!);
  if (end <= start) throw invalidRequest("A phase must end after it starts.", { param: `${path}[end_date]` });
  const trial_end = (sent.trial ? end : moment(world, sent.trial_end)) ?? null;
  refuseLateTrial(frame, trial_end, isFirst);
  return phaseOf({
    billing_cycle_anchor: sent.billing_cycle_anchor ?? null,
    currency: currency ?? wanted[0]!.price.currency,
    default_tax_rates: readTaxRates(world, sent.default_tax_rates ?? [], `${path}[default_tax_rates]`),
    discounts: (sent.discounts || []).map(({ coupon, discount, promotion_code }) => ({
      coupon: coupon ?? null,
      discount: discount ?? null,
      promotion_code: promotion_code ?? null,
    })),
    items: wanted.map(({ price, quantity, metadata, taxRates = [] }) =>
      phaseItem({
        price: price.id,
        quantity: isMetered(price) ? undefined : quantity,
        metadata,
        tax_rates: taxRates,
      }),
    ),
    metadata: sent.metadata ?? {},
    proration_behavior: sent.proration_behavior ?? "create_prorations",
    start_date: start,
    end_date: end,
    trial_end,
  });
}

/** A trial may begin with a subscription; one that begins later is not imitated. */
function refuseLateTrial({ trial_end: known }: Frame, until: number | null, isFirst: boolean): void {
  const begins = isFirst && known === undefined;
  if (until === null || begins || until === known) return;
  const message = "The simulator does not imitate trials in the later phases of a schedule.";
  throw new StripeRefusal(501, { type: "api_error", message });
}

const phaseNotImitated = [
  "add_invoice_items",
  "application_fee_percent",
  "automatic_tax",
  "billing_thresholds",
];
const itemsNotImitated = ["billing_thresholds", "discounts"];

/** What a phase says and the engine would not obey. */
function refuseNotImitatedIn(sent: SentPhase): void {
  const asks = (of: object, name: string) => isAsked((of as Record<string, unknown>)[name]);
  const names = [
    ...phaseNotImitated.filter((name) => asks(sent, name)),
    ...itemsNotImitated
      .filter((name) => sent.items.some((item) => asks(item, name)))
      .map((name) => `items[${name}]`),
  ];
  if (names.length === 0) return;
  const message = `The simulator does not imitate in the phases of a schedule: ${names.join(", ")}.`;
  throw new StripeRefusal(501, { type: "api_error", message });
}

/** A phase that names no end lasts for one interval of its price. */
function endOf(
  start: number,
  { interval, interval_count }: NonNullable<SentPhase["duration"]> | NonNullable<Price["recurring"]>,
): number {
  return afterRecurrences(start, { interval, interval_count: interval_count ?? 1 }, 1);
}

const moment = (world: World, sent: number | "now" | undefined) => (sent === "now" ? world.now() : sent);

const phaseOf = (values: Record<string, unknown>) => shapePart("SubscriptionSchedule.Phase", values) as Phase;

type ItemOfPhase = Pick<PhaseItem, "price" | "quantity" | "metadata" | "tax_rates">;

const phaseItem = ({ price, quantity, metadata, tax_rates }: ItemOfPhase) =>
  shapePart("SubscriptionSchedule.Phase.Item", {
    price,
    plan: price,
    ...(quantity !== undefined && { quantity }),
    metadata,
    tax_rates,
  }) as PhaseItem;
