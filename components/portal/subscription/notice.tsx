import { useRef } from "react";
import type { NoticeView } from "@/lib/portal/view/pay-shape";
import { UpdateCardOffer } from "../card/update-card-offer";
import { primaryButton } from "../controls/button-classes";
import { InformationIcon, WarningIcon } from "../controls/icons";
import { toneClasses } from "../controls/tone";
import { PayAction } from "../payment/pay-action";
import type { Feedback } from "../request/feedback";
import { useFeedbackFocus } from "../request/use-feedback-focus";
import { lazyDialog } from "../shell/lazy-dialog";

/** Used only if more than one payment is due. */
const Debts = lazyDialog(async () => (await import("./debts")).Debts);

type Props = {
  subscriptionId: string;
  notice: NoticeView;
  /** The feedback on the last click, if this notice replaces it. */
  news: Feedback | null;
};

/** The top of a subscription's card: what the customer must do about a payment, by when, and the button for it. */
export function Notice({ subscriptionId, notice, news }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useFeedbackFocus(box, news);
  const { tone, title, text, pay, isSolvedByCard } = notice;
  const isCalm = tone === "neutral";
  const canPay = pay !== null || notice.debts.some((debt) => debt.pay !== null);
  return (
    <div ref={box} tabIndex={-1} data-notice={tone} className={`portal-said ${toneClasses[tone]}`}>
      <div className="flex flex-wrap items-center gap-3">
        <div className="flex min-w-0 flex-1 basis-74 gap-3 wrap-anywhere">
          {isCalm ? <InformationIcon /> : <WarningIcon />}
          <div className="min-w-0">
            <p className={`font-semibold ${isCalm ? "text-ink" : ""}`}>{title}</p>
            {text && <p className={isCalm ? "" : "text-ink"}>{text}</p>}
          </div>
        </div>
        {/* If there are two buttons, they are below the text. */}
        <div className="portal-ways">
          {pay && (
            <PayAction placeId={subscriptionId} pay={pay} label={pay.label} className={primaryButton} />
          )}
          {isSolvedByCard && <UpdateCardOffer isFirst={!canPay} />}
        </div>
      </div>
      {notice.debts.length > 0 && <Debts subscriptionId={subscriptionId} notice={notice} />}
    </div>
  );
}
