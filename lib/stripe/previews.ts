import "server-only";
import type Stripe from "stripe";
import type { StripeClient } from "./client";
import type { SentDiscounts } from "./codes";
import { asking } from "./errors";
import { withoutEnd } from "./keeping";
import { idOf } from "./reshape";
import { switchedItem } from "./item-changes";
import type { ItemChange } from "./item-changes";

export type PreviewLine = {
  amount: number;
  periodEnd: number;
  priceId: string | null;
  /** Units; of what is billed by usage, how many were used so far. */
  quantity: number;
};

/** What Stripe would bill; amounts in the currency's minor unit, negative for credits. */
export type Preview = {
  currency: string;
  /** What would be charged: the total less what the customer's balance pays, and never negative. */
  amountDue: number;
  total: number;
  /** Tax on top of the lines; what is included in them is not repeated. */
  addedTax: number;
  /** The instant Stripe prorated for, in seconds of its own clock; null when nothing is prorated. */
  prorationDate: number | null;
  /** Amounts after discounts. */
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
    addedTax: (from.total_taxes ?? []).reduce(
      (sum, tax) => sum + (tax.tax_behavior === "exclusive" ? tax.amount : 0),
      0,
    ),
    prorationDate: from.parent?.subscription_details?.subscription_proration_date ?? null,
    hasAllLines: !from.lines.has_more,
    lines: from.lines.data.map((line) => ({
      amount: line.amount - (line.discount_amounts ?? []).reduce((sum, discount) => sum + discount.amount, 0),
      periodEnd: line.period.end,
      priceId: linePrice(line),
      quantity: line.quantity ?? 0,
    })),
  };
}

function linePrice({ pricing }: Stripe.InvoiceLineItem): string | null {
  const price = pricing?.price_details?.price;
  return price ? idOf(price) : null;
}
