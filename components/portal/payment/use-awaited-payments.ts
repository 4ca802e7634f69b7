import { useCallback, useEffect, useRef } from "react";
import type { PaymentProgress } from "@/lib/portal/view/payment-progress-shape";
import type { PortalView } from "@/lib/portal/view/view-shape";
import type { AwaitedPayment } from "./awaited-payment";

const pollIntervalMs = 3_000;
/** Enough time for customers to find their phone. After that, the page checks only when they return to it. */
const pollDurationMs = 10 * 60_000;

type AwaitedPaymentsOptions = {
  token: string;
  view: PortalView;
  /** Whether an operation is in progress, which must not wait for a progress check. */
  isBusy: () => boolean;
  /** Called when the visit has ended. The next visit shows the result. */
  onEnd: () => void;
  onNews: (payment: AwaitedPayment, news: NonNullable<PaymentProgress["news"]>) => void;
};

/**
 * Detects when a payment is finished in another tab. Checks when the customer returns to this tab. For ten
 * minutes after the customer follows a payment link, also checks every few seconds while this tab is visible.
 * Payments shown as pending are checked too, because their link may have been followed before this script
 * loaded.
 */
export function useAwaitedPayments({ token, view, isBusy, onEnd, onNews }: AwaitedPaymentsOptions) {
  const followed = useRef(new Map<string, AwaitedPayment>());
  const patientUntil = useRef(0);
  const isChecking = useRef(false);
  const latest = useRef({ view, isBusy, onEnd, onNews });
  useEffect(() => {
    latest.current = { view, isBusy, onEnd, onNews };
  });

  const check = useCallback(async () => {
    const payments = [...pendingPaymentsIn(latest.current.view), ...followed.current.values()];
    if (payments.length === 0 || document.hidden || isChecking.current || latest.current.isBusy()) return;
    isChecking.current = true;
    const result = await import("../handover/rarely-needed")
      .then(({ checkPayments }) => checkPayments(token, payments, () => latest.current.isBusy()))
      // A failed check proves nothing; the next one may succeed.
      .catch(() => null);
    isChecking.current = false;
    if (result === "visit_expired") return latest.current.onEnd();
    if (!result) return;
    for (const payment of result.checked)
      if (followed.current.has(payment.invoiceId)) followed.current.set(payment.invoiceId, payment);
    if (!result.news) return;
    const { payment, progress } = result.news;
    followed.current.delete(payment.invoiceId);
    if (progress.said) patientUntil.current = 0;
    latest.current.onNews(payment, progress);
  }, [token]);

  useEffect(() => {
    const comeBack = () => void check();
    const timer = setInterval(() => {
      if (Date.now() < patientUntil.current) void check();
    }, pollIntervalMs);
    document.addEventListener("visibilitychange", comeBack);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", comeBack);
    };
  }, [check]);

  /** Call this when the customer follows a payment link. */
  return useCallback(
    (payment: AwaitedPayment) => {
      patientUntil.current = Date.now() + pollDurationMs;
      const isInView = pendingPaymentsIn(latest.current.view).some(
        ({ invoiceId }) => invoiceId === payment.invoiceId,
      );
      if (!isInView) followed.current.set(payment.invoiceId, payment);
      void check();
    },
    [check],
  );
}

function pendingPaymentsIn({ subscriptions }: PortalView): AwaitedPayment[] {
  return subscriptions.flatMap(({ id, notice }) => {
    const pays = [notice?.pay, ...(notice?.debts ?? []).map(({ pay }) => pay)];
    return pays.flatMap((pay) =>
      pay?.stamp ? [{ invoiceId: pay.invoiceId, placeId: id, stamp: pay.stamp }] : [],
    );
  });
}
