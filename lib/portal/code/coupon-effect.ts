import "server-only";
import { PortalError } from "../../errors";
import type { Code } from "../../stripe/discounts/codes";
import { withDiscount } from "../../stripe/discounts/discounts";
import { type NextInvoice, previewNextInvoice } from "../../stripe/subscriptions/previews";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import type { Visit } from "../visit/visit";
import { explainCodeRefusal } from "./typed-code";

/** The next invoice without and with the code. Null if no next invoice is known. */
export type CouponEffect = { before: NextInvoice; after: NextInvoice } | null;

/**
 * A code's effect on the next invoice, as Stripe calculates it. Preview and confirmation both use this.
 *
 * @throws PortalError `invalid` with `code_no_effect` if the code takes nothing off, because the discount ends before
 * the next invoice or nothing is left to pay. The customer then doesn't waste the code.
 */
export async function readCouponEffect(
  { stripe }: Visit,
  subscription: Subscription,
  { grant }: Code,
): Promise<CouponEffect> {
  const [before, after] = await Promise.all([
    previewNextInvoice(stripe, subscription.id),
    explainCodeRefusal(stripe, grant, () =>
      previewNextInvoice(stripe, subscription.id, withDiscount(subscription, grant)),
    ),
  ]);
  // The cost of usage isn't known yet, so the code's effect isn't known either.
  const isByUsage = subscription.items.some(({ price }) => price.isMetered);
  if (!before || !after) return null;
  if (after.total < before.total) return { before, after };
  if (isByUsage) return null;
  throw new PortalError("invalid", "code_no_effect");
}
