import type { Combination } from "../columns";
import type { Storyteller } from "./storyteller";

/** Stories of automatically charged subscriptions: how the newest invoice got into its state. */

type Story = { began: string; tell: (teller: Storyteller, pauseEarly: () => Promise<void>) => Promise<void> };

const good = "pm_card_visa";
const declining = "pm_card_chargeCustomerFail";
export const askingBank = "pm_card_authenticationRequired";

/** A paid month, then a declined renewal. */
const refused =
  (then?: (teller: Storyteller) => Promise<void>): Story["tell"] =>
  async (teller) => {
    await teller.payWith(good);
    await teller.subscribe();
    await teller.payWith(declining);
    await teller.until("11-30 09:00");
    await then?.(teller);
  };

const paid: Story["tell"] = async (teller) => {
  await teller.payWith(good);
  await teller.subscribe();
  await teller.until("11-30 09:00");
};

/** The newest invoice is paid, and the one before it was declined and is open. */
const paidSince = refused(async (teller) => {
  await teller.payWith(good);
  await teller.oneMore();
});

const alsoRefused = refused((teller) => teller.oneMore());
const newestVoid: Story["tell"] = async (teller, early) => {
  await alsoRefused(teller, early);
  await teller.stripe.invoices.voidInvoice(await teller.newestOpen());
};
const debited = refused(async (teller) => {
  const customer = teller.customer;
  const { id } = await teller.stripe.paymentMethods.attach(await teller.bankAccount(), { customer });
  await teller.stripe.invoices.pay(await teller.newestOpen(), { payment_method: id });
});

/** The last invoice is paid, and the renewal's draft is in its first hour. */
const renewing: Story["tell"] = async (teller, early) => {
  await teller.payWith(good);
  await teller.subscribe();
  await teller.until("11-10 09:00");
  await early();
  await teller.until("12-01 08:40");
};
/** A renewal was declined a month ago, and the next renewal has created its draft. */
const renewingUnpaid: Story["tell"] = async (teller, early) => {
  await teller.payWith(good);
  await teller.subscribe();
  await teller.payWith(declining);
  await teller.until("11-20 09:00");
  await early();
  await teller.until("12-01 08:40");
};

/** The newest invoice is uncollectible, because collection is paused or because the merchant marked it. */
const uncollectible: Story["tell"] = async (teller, early) => {
  await teller.payWith(good);
  await teller.subscribe();
  await teller.payWith(declining);
  await early();
  await teller.until("11-30 09:00");
  if ((await teller.read()).pause_collection?.behavior === "mark_uncollectible") return;
  await teller.stripe.invoices.markUncollectible(await teller.newestOpen());
};
const voided: Story["tell"] = async (teller, early) => {
  await teller.payWith(good);
  await teller.subscribe();
  await early();
  await teller.until("11-30 09:00");
  const { data } = await teller.stripe.invoices.list({ customer: teller.customer, status: "draft" });
  if (!data[0]) return;
  await teller.stripe.invoices.finalizeInvoice(data[0].id, { auto_advance: false });
  await teller.stripe.invoices.voidInvoice(data[0].id);
};

const active: Partial<Record<Combination["debt"], Story>> = {
  nothing: { began: "11-20 09:00", tell: paid },
  draft: { began: "11-01 08:30", tell: renewing },
  older: { began: "10-29 09:00", tell: paidSince },
  processing: {
    began: "10-29 09:00",
    async tell(teller) {
      await teller.payWith(good);
      await teller.subscribe();
      await teller.payWith(await teller.bankAccount());
      await teller.until("11-30 09:00");
    },
  },
  uncollectible: { began: "10-29 09:00", tell: uncollectible },
  void: { began: "10-30 08:45", tell: voided },
};

const pastDue: Partial<Record<Combination["debt"], Story>> = {
  open: { began: "10-29 09:00", tell: refused() },
  final: { began: "10-14 09:00", tell: refused() },
  draft: { began: "10-01 08:30", tell: renewingUnpaid },
  "two open": { began: "10-29 09:00", tell: alsoRefused },
  processing: { began: "10-29 09:00", tell: debited },
  void: { began: "10-29 09:00", tell: newestVoid },
};

const unpaid: Partial<Record<Combination["debt"], Story>> = {
  open: { began: "10-14 09:00", tell: refused() },
  draft: { began: "10-01 08:30", tell: renewingUnpaid },
  "two open": { began: "10-14 09:00", tell: secondRefused },
  processing: { began: "10-14 09:00", tell: debited },
  void: {
    began: "10-14 09:00",
    async tell(teller, early) {
      await secondRefused(teller, early);
      await teller.stripe.invoices.voidInvoice(await teller.newestOpen());
    },
  },
};

/**
 * The renewal's invoice is declined up to its last retry. The invoice of a later change is declined too, and would
 * still have had one retry left.
 */
async function secondRefused(teller: Storyteller, _early?: () => Promise<void>): Promise<void> {
  await teller.payWith(good);
  await teller.subscribe();
  await teller.payWith(declining);
  await teller.until("11-20 12:00");
  await teller.oneMore();
  await teller.until("11-30 09:00");
}

/** Stories of subscriptions that are on trial, are paused, or have ended. */
const otherStates: Partial<Record<Combination["state"], Partial<Record<Combination["debt"], Story>>>> = {
  trialing: {
    nothing: { began: "11-20 09:00", tell: trial({ card: good }) },
    older: {
      began: "10-29 09:00",
      tell: refused((teller) => teller.change({ trial_end: trialEnd, proration_behavior: "none" })),
    },
  },
  "trialing, no card: invoice": { nothing: { began: "11-20 09:00", tell: trial({}) } },
  "trialing, no card: cancel": { nothing: { began: "11-20 09:00", tell: trial({ atEnd: "cancel" }) } },
  "trialing, no card: pause": { nothing: { began: "11-20 09:00", tell: trial({ atEnd: "pause" }) } },
  paused: {
    ...active,
    open: pastDue.open!,
    resumption: { began: "11-20 09:00", tell: paid },
  },
  "paused after trial": {
    nothing: { began: "11-10 09:00", tell: trial({ atEnd: "pause", days: 14 }) },
    resumption: { began: "11-10 09:00", tell: trial({ atEnd: "pause", days: 14 }) },
  },
  canceled: { ...active, open: pastDue.open!, "two open": pastDue["two open"]! },
};

const trialEnd = Date.UTC(2026, 11, 15, 9) / 1000;

type Trial = { card?: string; atEnd?: "cancel" | "create_invoice" | "pause"; days?: number };

function trial({ card, atEnd = "create_invoice", days }: Trial): Story["tell"] {
  return async (teller) => {
    if (card) await teller.payWith(card);
    await teller.subscribe({
      ...(days ? { trial_period_days: days } : { trial_end: trialEnd }),
      trial_settings: { end_behavior: { missing_payment_method: atEnd } },
    });
    await teller.until("11-30 09:00");
  };
}

/**
 * The story of an automatically charged subscription. Undefined for an incomplete subscription, which is created
 * directly.
 */
export function storyByCard({ state, debt }: Combination): Story | undefined {
  if (state === "active") return active[debt];
  if (state === "past_due") return pastDue[debt];
  if (state === "unpaid") return unpaid[debt];
  return otherStates[state]?.[debt];
}
