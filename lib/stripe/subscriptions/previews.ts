import "server-only";
import type Stripe from "stripe";
import type { StripeClient } from "../connection/client";
import type { SentDiscounts } from "../discounts/codes";
import { asking } from "../connection/errors";
import { withoutEnd } from "./keeping";
import { idOf } from "../connection/id-of";
import { switchedItem } from "./item-changes";
import type { ItemChange } from "./item-changes";

export type PreviewLine = {
  /** After its discounts, and after credit that was bought in advance. */
  amount: number;
  /** What discounts took off. */
  discounted: number;
  /** Tax on top of it. */
  addedTax: number;
  /** In the words Stripe or the merchant wrote; null where nobody did. */
  description: string | null;
  periodStart: number;
  periodEnd: number;
  priceId: string | null;
  /** The item of a subscription it bills; null for what is charged once. */
  subscriptionItemId: string | null;
  /** It stood waiting as an invoice item of its own, or was made as one: a proration, or what is charged once. */
  isInvoiceItem: boolean;
  isProration: boolean;
  /** Units; of what is billed by usage, how many were used so far. */
  quantity: number;
};

/** What Stripe would bill; amounts in the currency's minor unit, negative for credits. */
export type Preview = {
  currency: string;
  /** What would be charged: the total with what the customer's balance pays or adds, and never negative. */
  amountDue: number;
  total: number;
  /** The customer's balance before it: negative is credit, positive is owed from before. */
  startingBalance: number;
  /** Tax on top of the lines; what is included in them is not repeated. */
  addedTax: number;
  /** What each discount takes off, by its id. */
  discountAmounts: Readonly<Record<string, number>>;
  /** The instant Stripe prorated for, in seconds of its own clock; null when nothing is prorated. */
  prorationDate: number | null;
  lines: PreviewLine[];
  /** Whether these are all: Stripe sends the first page. */
  hasAllLines: boolean;
};

/** A switch to be previewed: for an instant that was quoted before, or for now by Stripe's clock. */
export type SwitchToPreview = Omit<ItemChange, "prorationDate"> & {
  prorationDate: number | "now";
};

/** What switching now would cost at once: the same request as the switch itself, asked of Stripe without doing it. */
export async function previewSwitch(stripe: StripeClient, change: SwitchToPreview): Promise<Preview> {
  const preview = await asking(
    stripe.invoices.createPreview({
      subscription: change.subscriptionId,
      subscription_details: {
        items: [switchedItem(change)],
        proration_behavior: "always_invoice",
        ...(change.prorationDate !== "now" && { proration_date: change.prorationDate }),
        ...(change.startsNewPeriod && { billing_cycle_anchor: { type: "now" as const } }),
        ...(change.keeps && withoutEnd(change.keeps)),
      },
      ...(change.discounts && { discounts: change.discounts }),
    }),
  );
  return reshapePreview(preview);
}

/** What a price in a quantity costs per period from then on, with the discounts and taxes of this subscription. */
export async function previewRecurring(
  stripe: StripeClient,
  change: Omit<ItemChange, "prorationDate" | "startsNewPeriod" | "sendsInvoices">,
): Promise<Preview> {
  const preview = await asking(
    stripe.invoices.createPreview({
      subscription: change.subscriptionId,
      preview_mode: "recurring",
      subscription_details: {
        items: [switchedItem(change)],
        proration_behavior: "none",
        ...(change.keeps && withoutEnd(change.keeps)),
      },
      ...(change.discounts && { discounts: change.discounts }),
    }),
  );
  return reshapePreview(preview);
}

export type NextInvoice = Preview & { chargedAt: number };

/**
 * The next invoice of a subscription and when it is charged (seconds), or null when none will come; with other
 * discounts than it has, where they are given.
 */
export async function previewNextInvoice(
  stripe: StripeClient,
  subscriptionId: string,
  discounts?: SentDiscounts,
): Promise<NextInvoice | null> {
  try {
    const asked = { subscription: subscriptionId, ...(discounts && { discounts }) };
    const preview = await stripe.invoices.createPreview(asked);
    return { ...reshapePreview(preview), chargedAt: preview.period_end };
  } catch (error) {
    if ((error as { code?: string }).code === "invoice_upcoming_none") return null;
    return asking(Promise.reject(error));
  }
}

/** What ending a subscription now would still bill, such as usage; null when it would bill nothing. */
export async function previewEnding(stripe: StripeClient, subscriptionId: string): Promise<Preview | null> {
  try {
    const preview = await stripe.invoices.createPreview({
      subscription: subscriptionId,
      // The same as the ending itself: nothing is credited for the rest of the period.
      subscription_details: { cancel_now: true, proration_behavior: "none" },
    });
    return reshapePreview(preview);
  } catch (error) {
    if ((error as { code?: string }).code === "invoice_upcoming_none") return null;
    return asking(Promise.reject(error));
  }
}

export function reshapePreview(from: Stripe.Invoice): Preview {
  return {
    currency: from.currency,
    amountDue: from.amount_due,
    total: from.total,
    startingBalance: from.starting_balance,
    addedTax: sumOf((from.total_taxes ?? []).filter(isAdded)),
    discountAmounts: Object.fromEntries(
      (from.total_discount_amounts ?? []).map(({ discount, amount }) => [idOf(discount), amount]),
    ),
    prorationDate: from.parent?.subscription_details?.subscription_proration_date ?? null,
    hasAllLines: !from.lines.has_more,
    lines: from.lines.data.map(reshapeLine),
  };
}

/** On top of the price; what is included in it changes no sum. */
const isAdded = ({ tax_behavior }: { tax_behavior: string }) => tax_behavior === "exclusive";
const sumOf = (parts: readonly { amount: number }[]) => parts.reduce((sum, { amount }) => sum + amount, 0);

function reshapeLine(line: Stripe.InvoiceLineItem): PreviewLine {
  const { parent, pricing, period } = line;
  const { subscription_item_details: ofItem, invoice_item_details: once } = parent ?? {};
  const price = pricing?.price_details?.price;
  const bought = (line.pretax_credit_amounts ?? []).filter(({ type }) => type !== "discount");
  const discounted = sumOf(line.discount_amounts ?? []);
  return {
    amount: line.amount - discounted - sumOf(bought),
    discounted,
    addedTax: sumOf((line.taxes ?? []).filter(isAdded)),
    description: line.description,
    periodStart: period.start,
    periodEnd: period.end,
    priceId: price ? idOf(price) : null,
    subscriptionItemId: ofItem?.subscription_item ?? null,
    isInvoiceItem: Boolean(once ?? ofItem?.invoice_item),
    isProration: ofItem?.proration ?? once?.proration ?? false,
    // The plain number is cut off behind its point.
    quantity: Number(line.quantity_decimal ?? line.quantity ?? 0),
  };
}
