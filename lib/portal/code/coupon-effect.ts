import "server-only";
import type { Code } from "../../stripe/discounts/codes";
import { withDiscount } from "../../stripe/discounts/discounts";
import { previewNextInvoice } from "../../stripe/subscriptions/previews";
import type { NextInvoice } from "../../stripe/subscriptions/previews";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { PortalError } from "../../errors";
import { redeeming } from "./typed-code";
import type { Visit } from "../visit/visit";

/** The next invoice as it is, and as it would be with the code; null when none is known to come. */
export type CouponEffect = { before: NextInvoice; after: NextInvoice } | null;

/**
 * What a code does to the next invoice, as Stripe computes it, the same for its preview and for its confirmation.
 *
 * @throws PortalError `invalid` with `code_no_effect` when it takes nothing off: a customer would give it away for
 * nothing, because the discount ends before there is an invoice, or because there is nothing left to pay.
 */
export async function readCouponEffect(
  { stripe }: Visit,
  subscription: Subscription,
  { grant }: Code,
): Promise<CouponEffect> {
  const [before, after] = await Promise.all([
    previewNextInvoice(stripe, subscription.id),
    redeeming(stripe, grant, () =>
      previewNextInvoice(stripe, subscription.id, withDiscount(subscription, grant)),
    ),
  ]);
  // What usage will cost is not known yet, so nothing can be said of it.
  const isByUsage = subscription.items.some(({ price }) => price.isMetered);
  if (!before || !after) return null;
  if (after.total < before.total) return { before, after };
  if (isByUsage) return null;
  throw new PortalError("invalid", "code_no_effect");
}
