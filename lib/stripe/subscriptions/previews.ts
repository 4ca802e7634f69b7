import "server-only";
import type Stripe from "stripe";
import type { StripeClient } from "../connection/client";
import { translateErrors } from "../connection/errors";
import { idOf } from "../connection/id-of";
import type { SentDiscounts } from "../discounts/codes";
import { type ItemChange, toItemParams } from "./item-changes";
import { undoEndParams } from "./undo-cancellation";

export type PreviewLine = {
  /** The amount after discounts and after credit that was bought in advance. */
  amount: number;
  /** The amount that discounts took off. */
  discounted: number;
  /** Tax added on top. */
  addedTax: number;
  /** The line's text by Stripe or the merchant. Null if there is none. */
  description: string | null;
  periodStart: number;
  periodEnd: number;
  priceId: string | null;
  /** The ID of the subscription item that it bills. Null for one-time charges. */
  subscriptionItemId: string | null;
  /** Whether it comes from an invoice item: a proration or a one-time charge. */
  isInvoiceItem: boolean;
  isProration: boolean;
  /** The number of units. For usage-based prices, the usage so far. */
  quantity: number;
};

/** A bill that Stripe would issue. Amounts are in the currency's minor unit, and credits are negative. */
export type Preview = {
  currency: string;
  /** The amount to charge: the total, adjusted by the customer's balance, and never negative. */
  amountDue: number;
  total: number;
  /** The customer's balance before this invoice. Negative is credit, positive is owed. */
  startingBalance: number;
  /** Tax added on top of the lines. Tax included in them isn't counted. */
  addedTax: number;
  /** The amount each discount takes off, by its ID. */
  discountAmounts: Readonly<Record<string, number>>;
  /** The time Stripe prorated for, in seconds of its own clock. Null if nothing is prorated. */
  prorationDate: number | null;
  lines: PreviewLine[];
  /** Whether `lines` is complete. Stripe sends only the first page. */
  hasAllLines: boolean;
};

/** A switch to preview, prorated at the time of an earlier quote, or now by Stripe's clock. */
export type SwitchToPreview = Omit<ItemChange, "prorationDate"> & {
  prorationDate: number | "now";
};

/** Previews the bill for switching now. The parameters are the same as for the switch itself. */
export async function previewSwitch(stripe: StripeClient, change: SwitchToPreview): Promise<Preview> {
  const preview = await translateErrors(
    stripe.invoices.createPreview({
      subscription: change.subscriptionId,
      subscription_details: {
        items: [toItemParams(change)],
        proration_behavior: "always_invoice",
        ...(change.prorationDate !== "now" && { proration_date: change.prorationDate }),
        ...(change.startsNewPeriod && { billing_cycle_anchor: { type: "now" as const } }),
        ...(change.keeps && undoEndParams(change.keeps)),
      },
      ...(change.discounts && { discounts: change.discounts }),
    }),
  );
  return reshapePreview(preview);
}

/** Previews the cost of each period after the change, with the subscription's discounts and taxes. */
export async function previewRecurring(
  stripe: StripeClient,
  change: Omit<ItemChange, "prorationDate" | "startsNewPeriod" | "sendsInvoices">,
): Promise<Preview> {
  const preview = await translateErrors(
    stripe.invoices.createPreview({
      subscription: change.subscriptionId,
      preview_mode: "recurring",
      subscription_details: {
        items: [toItemParams(change)],
        proration_behavior: "none",
        ...(change.keeps && undoEndParams(change.keeps)),
      },
      ...(change.discounts && { discounts: change.discounts }),
    }),
  );
  return reshapePreview(preview);
}

export type NextInvoice = Preview & { chargedAt: number };

/**
 * A subscription's next invoice and when it is charged (seconds). Null if there will be none. If `discounts`
 * is given, they replace the subscription's own.
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
    return translateErrors(Promise.reject(error));
  }
}

/** Previews the bill for ending the subscription now, for example for its usage. Null if there is nothing to bill. */
export async function previewEnding(stripe: StripeClient, subscriptionId: string): Promise<Preview | null> {
  try {
    const preview = await stripe.invoices.createPreview({
      subscription: subscriptionId,
      // As in `endNow`, nothing is credited for the rest of the period.
      subscription_details: { cancel_now: true, proration_behavior: "none" },
    });
    return reshapePreview(preview);
  } catch (error) {
    if ((error as { code?: string }).code === "invoice_upcoming_none") return null;
    return translateErrors(Promise.reject(error));
  }
}

export function reshapePreview(from: Stripe.Invoice): Preview {
  return {
    currency: from.currency,
    amountDue: from.amount_due,
    total: from.total,
    startingBalance: from.starting_balance,
    addedTax: sumOf((from.total_taxes ?? []).filter(isAddedTax)),
    discountAmounts: Object.fromEntries(
      (from.total_discount_amounts ?? []).map(({ discount, amount }) => [idOf(discount), amount]),
    ),
    prorationDate: from.parent?.subscription_details?.subscription_proration_date ?? null,
    hasAllLines: !from.lines.has_more,
    lines: from.lines.data.map(reshapeLine),
  };
}

/** Whether the tax is added to the price. Included tax doesn't change any total. */
const isAddedTax = ({ tax_behavior }: { tax_behavior: string }) => tax_behavior === "exclusive";
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
    addedTax: sumOf((line.taxes ?? []).filter(isAddedTax)),
    description: line.description,
    periodStart: period.start,
    periodEnd: period.end,
    priceId: price ? idOf(price) : null,
    subscriptionItemId: ofItem?.subscription_item ?? null,
    isInvoiceItem: Boolean(once ?? ofItem?.invoice_item),
    isProration: ofItem?.proration ?? once?.proration ?? false,
    // Stripe truncates `quantity` to a whole number.
    quantity: Number(line.quantity_decimal ?? line.quantity ?? 0),
  };
}
