import "server-only";
import { z } from "zod";
import { chooseCustomer, saveVisitLanguage } from "../../db/visits";
import { PortalError } from "../../errors";
import { languageTags } from "../../i18n/languages";
import { readCardProgress } from "../card/card-progress";
import { startCard } from "../card/card-start";
import { typedCodeSchema } from "../code/typed-code";
import { quantityInput } from "../operations/change-quantity";
import { readProgress } from "../payment/payment-progress";
import { previewAddOns } from "../preview/preview-add-ons";
import { previewCancellation } from "../preview/preview-cancellation";
import { previewCoupon } from "../preview/preview-coupon";
import { previewPayment } from "../preview/preview-payment";
import { previewPlans } from "../preview/preview-plans";
import { previewQuantity } from "../preview/preview-quantity";
import { previewResubscription } from "../preview/preview-resubscription";
import { previewResume } from "../preview/preview-resume";
import { isCustomerId } from "../proof/proof";
import { readMoreInvoices } from "../view/more-invoices";
import { readView } from "../view/view";
import { stripeId } from "./parse";
import { customerReading, type Reading, reading, subscriptionReading } from "./reading";

/** Every reading that a page may request, by name. */
export const readings = {
  /** The cost of each plan, in one answer. */
  preview_plans: subscriptionReading("change_plan", { code: typedCodeSchema.optional() }, previewPlans),
  /** The effect of a discount code on a subscription. The code is as the customer typed it. */
  preview_coupon: subscriptionReading("apply_coupon", { code: typedCodeSchema }, previewCoupon),
  /** The cost of another quantity. */
  preview_quantity: subscriptionReading("change_quantity", { quantity: quantityInput }, previewQuantity),
  /** The end of each add-on, and the charges from then on. */
  preview_add_ons: subscriptionReading("remove_add_on", {}, previewAddOns),
  /** The cost of resuming. */
  preview_resume: subscriptionReading("resume", {}, previewResume),
  /** The cost of restarting an ended subscription. */
  preview_resubscribe: subscriptionReading(
    "resubscribe",
    { code: typedCodeSchema.optional() },
    previewResubscription,
  ),
  /**
   * The charges that remain if a subscription ends now, as a sentence. Ranked so that it doesn't wait for comparisons
   * of plans.
   */
  preview_cancellation: subscriptionReading("cancellation", {}, previewCancellation, "view"),
  /**
   * The amount due on an invoice and the card that pays it. Ranked so that it doesn't wait for comparisons of plans.
   */
  preview_payment: customerReading(
    "pay_invoice",
    z.strictObject({ invoiceId: stripeId }),
    previewPayment,
    "view",
  ),
  /**
   * Starts saving a card and lists the payments it will make. `onStripesPage` is true if our form couldn't be shown.
   */
  start_card: customerReading(
    "update_card",
    z.strictObject({ onStripesPage: z.boolean() }),
    startCard,
    "change",
  ),
  /** The progress of saving a card. `setupId` is from `start_card` or the view. */
  read_card: reading(
    z.strictObject({ setupId: stripeId }),
    (visit, { setupId }) => readCardProgress(visit, setupId),
    "view",
  ),
  /** The state of a payment that continues outside the portal. `stamp` is from the previous answer. */
  payment_progress: reading(
    z.strictObject({ invoiceId: stripeId, stamp: z.string().max(500).optional() }),
    readProgress,
    "view",
  ),
  /** The next page of invoices. `cursor` is from the previous page. */
  more_invoices: reading(z.strictObject({ cursor: z.string().max(4000) }), readMoreInvoices),
  /**
   * Shows one of the customers with this identity or, with null, the chooser again. Changes nothing except which
   * customer this visit may see and act for.
   */
  choose_customer: reading(
    z.strictObject({ customerId: z.string().refine(isCustomerId).nullable() }),
    async (visit, { customerId }) => {
      if (!(await chooseCustomer(visit.merchantId, visit.tokenHash, customerId)))
        throw new PortalError("not_found");
      return readView({ ...visit, customerIds: customerId === null ? [] : [customerId] });
    },
    "view",
  ),
  /** The view in another language. The visit stores the language. */
  choose_language: reading(
    z.strictObject({ language: z.enum(languageTags) }),
    async (visit, { language }) => {
      if (!visit.settings.languageMenu) throw new PortalError("not_allowed");
      await saveVisitLanguage(visit.merchantId, visit.tokenHash, language);
      return readView({ ...visit, language });
    },
    "view",
  ),
  /** The current view. */
  read_again: reading(z.undefined(), (visit) => readView(visit), "view"),
};

type Readings = typeof readings;
export type ReadingName = keyof Readings;
export type ReadingInput<Name extends ReadingName> =
  Readings[Name] extends Reading<infer Input, infer _Value> ? Input : never;
export type ReadingValue<Name extends ReadingName> =
  Readings[Name] extends Reading<infer _Input, infer Value> ? Value : never;
