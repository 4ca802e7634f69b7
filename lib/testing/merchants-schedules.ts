import type Stripe from "stripe";
import type { PortalWorld } from "./portal-world";

/** Everything a merchant can schedule for a subscription in Stripe. Each case has its own customer. */

type Phase = Stripe.SubscriptionScheduleUpdateParams.Phase;
type Update = Stripe.SubscriptionScheduleUpdateParams;

/**
 * The parts to build a schedule from: the current phase as stored in Stripe, the end of the current period (seconds),
 * and the IDs of a tax rate, a fee and a card.
 */
type ScheduleParts = { present: Phase; renewal: number; taxRate: string; fee: string; card: string };

const months = (count: number) => ({ interval: "month", interval_count: count }) as const;
export const studio = "price_Lumen_studio_month";
export const history = "price_Lumen_history_month";
const business = [{ price: "price_Lumen_business_month", quantity: 1 }];
const ours = { portal_op: "op_of_an_earlier_visit" };

const sameUntil = ({ present, renewal }: ScheduleParts, count: number): Phase => ({
  ...present,
  end_date: count === 0 ? renewal : afterMonths(renewal, count),
});
/** Another month of the same items, with the given changes. */
const nextMonth = ({ present: { items, discounts } }: ScheduleParts, more: Partial<Phase> = {}): Phase => ({
  items,
  discounts,
  duration: months(1),
  proration_behavior: "none",
  ...more,
});

function afterMonths(seconds: number, count: number): number {
  const date = new Date(seconds * 1000);
  date.setUTCMonth(date.getUTCMonth() + count);
  return date.getTime() / 1000;
}

/**
 * The schedules, named by their content. `isOpen` means that nothing but an end or a release is scheduled, so changes
 * remain possible.
 */
export const merchantsSchedules: {
  name: string;
  isOpen?: true;
  update: (ground: ScheduleParts) => Update;
}[] = [
  {
    name: "an end after three periods, in one phase",
    isOpen: true,
    update: (on) => ({ end_behavior: "cancel", phases: [sameUntil(on, 2)] }),
  },
  {
    name: "an end, with terms of the current phase",
    isOpen: true,
    update: (on) => ({
      end_behavior: "cancel",
      phases: [
        {
          ...sameUntil(on, 2),
          description: "Three payments",
          metadata: { contract: "C-1" },
          default_tax_rates: [on.taxRate],
          default_payment_method: on.card,
        },
      ],
    }),
  },
  {
    name: "only a release at a later renewal",
    isOpen: true,
    update: (on) => ({ end_behavior: "release", phases: [sameUntil(on, 2)] }),
  },
  {
    name: "only a release at the next renewal",
    isOpen: true,
    update: (on) => ({ end_behavior: "release", phases: [sameUntil(on, 0)] }),
  },
  {
    name: "an end in a later phase",
    update: (on) => ({
      end_behavior: "cancel",
      phases: [sameUntil(on, 0), nextMonth(on, { duration: months(2) })],
    }),
  },
  {
    name: "another price",
    update: (on) => ({ phases: [sameUntil(on, 0), nextMonth(on, { items: business })] }),
  },
  {
    name: "a trial in a later phase",
    update: (on) => ({ phases: [sameUntil(on, 0), nextMonth(on, { trial: true })] }),
  },
  {
    name: "another billing anchor in a later phase",
    update: (on) => ({ phases: [sameUntil(on, 0), nextMonth(on, { billing_cycle_anchor: "phase_start" })] }),
  },
  {
    name: "invoices sent from a later phase on",
    update: (on) => ({
      phases: [
        sameUntil(on, 0),
        nextMonth(on, { collection_method: "send_invoice", invoice_settings: { days_until_due: 30 } }),
      ],
    }),
  },
  {
    name: "metadata in a later phase",
    update: (on) => ({ phases: [sameUntil(on, 0), nextMonth(on, { metadata: { tier: "gold" } })] }),
  },
  {
    name: "a discount in a later phase",
    update: (on) => ({ phases: [sameUntil(on, 0), nextMonth(on, { discounts: [{ coupon: "LOYAL15" }] })] }),
  },
  {
    name: "a discount on an item in a later phase",
    update: (on) => ({
      phases: [
        sameUntil(on, 0),
        nextMonth(on, {
          items: [
            { price: studio, quantity: 2, discounts: [{ coupon: "LOYAL15" }] },
            { price: history, quantity: 1 },
          ],
        }),
      ],
    }),
  },
  {
    name: "a one-time charge in a later phase",
    update: (on) => ({
      phases: [sameUntil(on, 0), nextMonth(on, { add_invoice_items: [{ price: on.fee }] })],
    }),
  },
  {
    name: "taxes, a card and a description in a later phase",
    update: (on) => ({
      phases: [
        sameUntil(on, 0),
        nextMonth(on, {
          default_tax_rates: [on.taxRate],
          default_payment_method: on.card,
          description: "From here on with tax",
        }),
      ],
    }),
  },
  {
    name: "several future phases",
    update: (on) => ({ phases: [sameUntil(on, 0), nextMonth(on, { items: business }), nextMonth(on)] }),
  },
  {
    name: "a change scheduled by a portal, followed by a merchant's phase",
    update: (on) => ({
      metadata: ours,
      phases: [sameUntil(on, 0), nextMonth(on, { items: business, metadata: ours }), nextMonth(on)],
    }),
  },
  {
    name: "a change scheduled by a portal, with a merchant's charge in it",
    update: (on) => ({
      metadata: ours,
      phases: [
        sameUntil(on, 0),
        nextMonth(on, { items: business, metadata: ours, add_invoice_items: [{ price: on.fee }] }),
      ],
    }),
  },
];

/**
 * A change scheduled by a portal, to which the merchant added an end. The customer can discard the change, but not the
 * end.
 */
export const changeWithEnd = (on: ScheduleParts): Update => ({
  end_behavior: "cancel",
  metadata: ours,
  phases: [
    sameUntil(on, 0),
    nextMonth(on, {
      items: [
        { price: "price_Lumen_starter_month", quantity: 1 },
        { price: history, quantity: 1 },
      ],
      metadata: ours,
      duration: months(2),
    }),
  ],
});

let count = 0;

/** Creates a customer with two seats of Studio and an add-on, and schedules the given update for the subscription. */
export async function customerWith({ stripe }: PortalWorld, update: (ground: ScheduleParts) => Update) {
  count += 1;
  const email = `planned-${count}@example.com`;
  const { id: customer } = await stripe.customers.create({ email });
  const { id: card } = await stripe.paymentMethods.attach("pm_card_visa", { customer });
  await stripe.customers.update(customer, { invoice_settings: { default_payment_method: card } });
  const items = [
    { price: studio, quantity: 2 },
    { price: history, quantity: 1 },
  ];
  const subscription = await stripe.subscriptions.create({ customer, items });
  const renewal = Math.min(...subscription.items.data.map((item) => item.current_period_end));
  const taxRate = await taxRateOf(stripe);
  const schedule = await stripe.subscriptionSchedules.create({ from_subscription: subscription.id });
  const present: Phase = { items, start_date: schedule.phases[0]?.start_date ?? 0 };
  await stripe.subscriptionSchedules.update(schedule.id, {
    proration_behavior: "none",
    ...update({ present, renewal, taxRate, fee: await feeOf(stripe), card }),
  });
  return { email, customer, card, renewal, subscriptionId: subscription.id, scheduleId: schedule.id };
}

async function taxRateOf(stripe: Stripe): Promise<string> {
  const { data } = await stripe.taxRates.list();
  const [known] = data;
  const made = () => stripe.taxRates.create({ display_name: "VAT", percentage: 10, inclusive: true });
  return (known ?? (await made())).id;
}

async function feeOf(stripe: Stripe): Promise<string> {
  const { data } = await stripe.prices.list({ product: "prod_LumenStatus", type: "one_time" });
  const made = () => stripe.prices.create({ product: "prod_LumenStatus", currency: "usd", unit_amount: 500 });
  return (data[0] ?? (await made())).id;
}

/** The future of a subscription according to its schedule: its end, and every remaining phase in full. */
export async function readSchedule({ stripe }: PortalWorld, subscriptionId: string) {
  const { schedule, cancel_at } = await stripe.subscriptions.retrieve(subscriptionId, {
    expand: ["schedule"],
  });
  if (!schedule || typeof schedule === "string") return null;
  const since = schedule.current_phase?.start_date ?? 0;
  const phases = schedule.phases.filter(({ start_date }) => start_date >= since);
  const ends = schedule.end_behavior === "cancel" ? schedule.phases.at(-1)?.end_date : null;
  return { id: schedule.id, status: schedule.status, ends, cancel_at, end: schedule.end_behavior, phases };
}
