import type { Combination } from "../columns";
import type { Storyteller } from "./storyteller";

/** Stories of subscriptions billed by sent invoices: how the newest invoice got into its state. */

type Story = { began: string; tell: (teller: Storyteller, pauseEarly: () => Promise<void>) => Promise<void> };

const billed = (teller: Storyteller, days_until_due: number, more = {}) =>
  teller.subscribe({ collection_method: "send_invoice", days_until_due, ...more });

const payFirst = async (teller: Storyteller) => {
  await teller.stripe.invoices.pay(await teller.newestOpen(), { paid_out_of_band: true });
};

const one =
  (days: number, then?: (teller: Storyteller, invoice: string) => Promise<unknown>): Story["tell"] =>
  async (teller) => {
    await billed(teller, days);
    await teller.until("11-30 09:00");
    if (then) await then(teller, await teller.newestOpen());
  };

const byDebit = async (
  { stripe, customer, bankAccount }: Storyteller,
  invoice: string,
  teller: Storyteller,
) => {
  const { id } = await stripe.paymentMethods.attach(await bankAccount.call(teller), { customer });
  await stripe.invoices.pay(invoice, { payment_method: id });
};

const renewing =
  (days: number, isFirstPaid: boolean): Story["tell"] =>
  async (teller, early) => {
    await billed(teller, days);
    await teller.until("11-10 09:00");
    if (isFirstPaid) await payFirst(teller);
    await early();
    await teller.until("12-01 08:40");
  };

/** The first invoice is paid. The renewal's invoice is given up, either by paused collection or by the merchant. */
const givenUp =
  (how: "markUncollectible" | "voidInvoice"): Story["tell"] =>
  async (teller, early) => {
    await billed(teller, 30);
    await teller.until("11-10 09:00");
    await payFirst(teller);
    await early();
    await teller.until("11-30 10:00");
    const { data } = await teller.stripe.invoices.list({ customer: teller.customer, status: "open" });
    if (data[0]) await teller.stripe.invoices[how](data[0].id);
  };

const stories: Partial<Record<Combination["state"], Partial<Record<Combination["debt"], Story>>>> = {
  active: {
    nothing: { began: "11-20 09:00", tell: one(30, payFirst) },
    draft: { began: "11-01 08:30", tell: renewing(30, true) },
    open: { began: "11-20 09:00", tell: one(30) },
    older: { began: "10-25 09:00", tell: one(60, payFirst) },
    "two open": { began: "10-25 09:00", tell: one(60) },
    processing: {
      began: "11-20 09:00",
      tell: one(30, (teller, invoice) => byDebit(teller, invoice, teller)),
    },
    uncollectible: { began: "10-30 08:45", tell: givenUp("markUncollectible") },
    void: { began: "10-30 08:45", tell: givenUp("voidInvoice") },
  },
  past_due: {
    open: { began: "11-10 09:00", tell: one(14) },
    draft: { began: "11-01 08:30", tell: renewing(14, false) },
    "two open": { began: "10-25 09:00", tell: one(14) },
    processing: {
      began: "11-10 09:00",
      tell: one(14, (teller, invoice) => byDebit(teller, invoice, teller)),
    },
    void: {
      began: "10-25 09:00",
      tell: one(14, (teller, invoice) => teller.stripe.invoices.voidInvoice(invoice)),
    },
  },
  trialing: {
    nothing: {
      began: "11-20 09:00",
      async tell(teller) {
        await billed(teller, 30, { trial_end: trialEnd });
        await teller.until("11-30 09:00");
      },
    },
    older: {
      began: "11-05 09:00",
      tell: one(60, (teller) => teller.change({ trial_end: trialEnd, proration_behavior: "none" })),
    },
  },
};

const trialEnd = Date.UTC(2026, 11, 15, 9) / 1000;

export function storyByInvoice({ state, debt }: Combination): Story | undefined {
  if (state === "canceled") return stories.active?.[debt];
  return stories[state]?.[debt];
}
