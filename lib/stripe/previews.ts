import "server-only";
import type Stripe from "stripe";
import type { StripeClient } from "./client";
import { asking } from "./errors";
import type { PriceSwitch } from "./subscriptions";

/** What Stripe would bill; amounts in the currency's minor unit, negative for credits. */
export type Preview = {
  currency: string;
  amountDue: number;
  total: number;
  tax: number;
  /** What the customer's balance pays or adds; part of the difference between total and amount due. */
  fromBalance: number;
  lines: { description: string; amount: number; isProration: boolean }[];
};

/** What switching now would cost at once: the same request as the switch itself, asked of Stripe without doing it. */
export async function previewSwitch(stripe: StripeClient, change: PriceSwitch): Promise<Preview> {
  const preview = await asking(
    stripe.invoices.createPreview({
      subscription: change.subscriptionId,
      subscription_details: {
        items: [{ id: change.itemId, price: change.priceId, quantity: change.quantity }],
        proration_behavior: change.prorationDate === null ? "none" : "always_invoice",
        ...(change.prorationDate !== null && { proration_date: change.prorationDate }),
        ...(change.startsNewPeriod && { billing_cycle_anchor: { type: "now" as const } }),
      },
    }),
  );
  return reshapePreview(preview);
}

/** What a price costs per period from then on, with the discounts and taxes of this subscription. */
export async function previewRecurring(
  stripe: StripeClient,
  change: Pick<PriceSwitch, "subscriptionId" | "itemId" | "priceId" | "quantity">,
): Promise<Preview> {
  const preview = await asking(
    stripe.invoices.createPreview({
      subscription: change.subscriptionId,
      preview_mode: "recurring",
      subscription_details: {
        items: [{ id: change.itemId, price: change.priceId, quantity: change.quantity }],
        proration_behavior: "none",
      },
    }),
  );
  return reshapePreview(preview);
}

/** The next invoice of a subscription and when it is charged (seconds), or null when none will come. */
export async function previewNextInvoice(
  stripe: StripeClient,
  subscriptionId: string,
): Promise<(Preview & { chargedAt: number }) | null> {
  try {
    const preview = await stripe.invoices.createPreview({ subscription: subscriptionId });
    return { ...reshapePreview(preview), chargedAt: preview.period_end };
  } catch (error) {
    if ((error as { code?: string }).code === "invoice_upcoming_none") return null;
    return asking(Promise.reject(error));
  }
}

function reshapePreview(from: Stripe.Invoice): Preview {
  return {
    currency: from.currency,
    amountDue: from.amount_due,
    total: from.total,
    tax: (from.total_taxes ?? []).reduce((sum, tax) => sum + tax.amount, 0),
    fromBalance: (from.ending_balance ?? from.starting_balance) - from.starting_balance,
    lines: from.lines.data.map((line) => ({
      description: line.description ?? "",
      amount: line.amount - (line.discount_amounts ?? []).reduce((sum, discount) => sum + discount.amount, 0),
      isProration: isProration(line.parent),
    })),
  };
}

function isProration(parent: Stripe.InvoiceLineItem["parent"]): boolean {
  const details = parent?.subscription_item_details ?? parent?.invoice_item_details;
  return details?.proration ?? false;
}
