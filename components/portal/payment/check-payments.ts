import { read } from "@/app/portal/[portalId]/actions";
import type { PaymentProgress } from "@/lib/portal/view/payment-progress-shape";
import type { AwaitedPayment } from "./awaited-payment";

type CheckResult = {
  /** The payments without news. Each has the stamp of this check, for comparison with the next check. */
  checked: AwaitedPayment[];
  news: { payment: AwaitedPayment; progress: NonNullable<PaymentProgress["news"]> } | null;
};

/**
 * Asks about each payment until one has news.
 *
 * @param isBusy whether an operation is in progress: it shows its own result, so news waits for the next check.
 */
export async function checkPayments(
  token: string,
  payments: AwaitedPayment[],
  isBusy: () => boolean,
): Promise<CheckResult | "visit_expired"> {
  const checked: AwaitedPayment[] = [];
  for (const payment of payments) {
    const { invoiceId, stamp } = payment;
    const answer = await read(token, "payment_progress", { invoiceId, ...(stamp && { stamp }) }).catch(
      () => null,
    );
    if (answer?.ok === false && answer.error.code === "visit_expired") return "visit_expired";
    if (!answer?.ok) continue;
    const { news: progress, stamp: now } = answer.value;
    if (!progress) checked.push({ ...payment, stamp: now });
    // If the news wasn't shown, keep the old stamp, so that the next check finds the news again.
    else if (!isBusy()) return { checked, news: { payment, progress } };
  }
  return { checked, news: null };
}
