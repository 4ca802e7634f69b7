import { useCallback, useEffect, useRef } from "react";
import { read } from "@/app/portal/[portalId]/actions";
import type { PaymentProgress } from "@/lib/portal/view/payment-progress-shape";
import type { PortalView } from "@/lib/portal/view/view-shape";

/** A payment that is finished elsewhere, and where on the page its end is said. */
export type AwaitedPayment = { invoiceId: string; placeId: string; stamp: string | null };

const everyMs = 3_000;
/** As long as somebody may search for a telephone; after that, coming back to the page asks again. */
const patienceMs = 10 * 60_000;

type Settings = {
  token: string;
  view: PortalView;
  /** An operation is under way: it must not wait behind a question. */
  isBusy: () => boolean;
  /** The visit has ended: how it ends is shown by the next one. */
  onEnd: () => void;
  onNews: (payment: AwaitedPayment, news: NonNullable<PaymentProgress["news"]>) => void;
};

/**
 * Notices by itself when a payment was finished in another tab: looks when the customer comes back to this one, and
 * every few seconds while it is in sight, for ten minutes after the way there was taken. What waits for its payment
 * in the view is looked after too, because the way may have been taken before this script arrived.
 */
export function useAwaitedPayments({ token, view, isBusy, onEnd, onNews }: Settings) {
  const followed = useRef(new Map<string, AwaitedPayment>());
  const patientUntil = useRef(0);
  const isLooking = useRef(false);
  const latest = useRef({ view, isBusy, onEnd, onNews });
  useEffect(() => {
    latest.current = { view, isBusy, onEnd, onNews };
  });

  const look = useCallback(async () => {
    if (document.hidden || isLooking.current || latest.current.isBusy()) return;
    isLooking.current = true;
    const inView = waitingIn(latest.current.view);
    for (const payment of [...inView, ...followed.current.values()]) {
      // One that fails says nothing; the next one may get through.
      const answer = await askAbout(token, payment);
      if (answer === "visit_expired") {
        latest.current.onEnd();
        break;
      }
      if (!answer) continue;
      const isFollowed = followed.current.has(payment.invoiceId);
      if (isFollowed) followed.current.set(payment.invoiceId, { ...payment, stamp: answer.stamp });
      if (!answer.news || latest.current.isBusy()) continue;
      if (isFollowed) followed.current.delete(payment.invoiceId);
      if (answer.news.said) patientUntil.current = 0;
      latest.current.onNews(payment, answer.news);
      break;
    }
    isLooking.current = false;
  }, [token]);

  useEffect(() => {
    const comeBack = () => void look();
    const timer = setInterval(() => {
      if (Date.now() < patientUntil.current) void look();
    }, everyMs);
    document.addEventListener("visibilitychange", comeBack);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", comeBack);
    };
  }, [look]);

  /** To be called when the customer follows the way to a payment. */
  return useCallback(
    (payment: AwaitedPayment) => {
      patientUntil.current = Date.now() + patienceMs;
      const isInView = waitingIn(latest.current.view).some(
        ({ invoiceId }) => invoiceId === payment.invoiceId,
      );
      if (!isInView) followed.current.set(payment.invoiceId, payment);
      void look();
    },
    [look],
  );
}

function waitingIn({ subscriptions }: PortalView): AwaitedPayment[] {
  return subscriptions.flatMap(({ id, notice }) => {
    const pays = [notice?.pay, ...(notice?.debts ?? []).map(({ pay }) => pay)];
    return pays.flatMap((pay) =>
      pay?.stamp ? [{ invoiceId: pay.invoiceId, placeId: id, stamp: pay.stamp }] : [],
    );
  });
}

async function askAbout(
  token: string,
  { invoiceId, stamp }: AwaitedPayment,
): Promise<PaymentProgress | "visit_expired" | null> {
  const answer = await read(token, "payment_progress", { invoiceId, ...(stamp && { stamp }) }).catch(
    () => null,
  );
  if (answer?.ok) return answer.value;
  return answer?.error.code === "visit_expired" ? "visit_expired" : null;
}
