import { readingDoor } from "@/lib/portal/door/reading-door";
import { readings } from "@/lib/portal/door/readings";

/** Each reading, as a page requests it. */
export const plansReading = readingDoor("preview_plans", readings.preview_plans);
export const couponReading = readingDoor("preview_coupon", readings.preview_coupon);
export const quantityReading = readingDoor("preview_quantity", readings.preview_quantity);
export const addOnsReading = readingDoor("preview_add_ons", readings.preview_add_ons);
export const resumeReading = readingDoor("preview_resume", readings.preview_resume);
export const resubscribeReading = readingDoor("preview_resubscribe", readings.preview_resubscribe);
export const cancellationReading = readingDoor("preview_cancellation", readings.preview_cancellation);
export const paymentReading = readingDoor("preview_payment", readings.preview_payment);
export const cardStarting = readingDoor("start_card", readings.start_card);
export const cardReading = readingDoor("read_card", readings.read_card);
export const progressReading = readingDoor("payment_progress", readings.payment_progress);
export const invoicesReading = readingDoor("more_invoices", readings.more_invoices);
export const customerChoice = readingDoor("choose_customer", readings.choose_customer);
export const viewReading = readingDoor("read_again", readings.read_again);
export const languageChoice = readingDoor("choose_language", readings.choose_language);
