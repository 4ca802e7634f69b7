import { useRef } from "react";
import type { NoticeView } from "@/lib/portal/view/pay-shape";
import { UpdateCardOffer } from "../card/update-card-offer";
import { primaryButton, secondaryButton } from "../controls/button-classes";
import { InformationIcon, WarningIcon } from "../controls/icons";
import { toneClasses } from "../controls/tone";
import { PayAction } from "../payment/pay-action";
import type { Feedback } from "../request/feedback";
import { useFeedbackFocus } from "../request/use-feedback-focus";

type Props = {
  subscriptionId: string;
  notice: NoticeView;
  /** The feedback that this notice replaces, if the last click caused it. */
  news: Feedback | null;
};

/** Says what the customer must do about a payment and by when, with the main button for it. */
export function Notice({ subscriptionId, notice, news }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useFeedbackFocus(box, news);
  return (
    <div
      ref={box}
      tabIndex={-1}
      className={`mb-4 grid gap-3 rounded-md px-4 py-3 ${toneClasses[notice.tone]}`}
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="flex min-w-0 flex-1 basis-72 gap-2 wrap-anywhere">
          {notice.tone === "neutral" ? <InformationIcon /> : <WarningIcon />}
          <span className="min-w-0">{notice.text}</span>
        </p>
        <div className="flex flex-wrap gap-3 max-sm:grow">
          {notice.pay && (
            <PayAction
              placeId={subscriptionId}
              pay={notice.pay}
              label={notice.pay.label}
              className={primaryButton}
            />
          )}
          {notice.isSolvedByCard && <UpdateCardOffer />}
        </div>
      </div>
      {notice.debts.length > 0 && <Debts subscriptionId={subscriptionId} notice={notice} />}
    </div>
  );
}

/** Open invoices, oldest first. The first one payable has the only primary button. */
function Debts({ subscriptionId, notice }: Omit<Props, "news">) {
  const first = notice.pay ?? notice.debts.find(({ pay }) => pay !== null)?.pay;
  return (
    <ul className="divide-y divide-line border-t border-line text-ink">
      {notice.besides && <li className="pt-3 pb-2">{notice.besides}</li>}
      {notice.debts.map(({ invoiceId, label, amount, note, pay }) => (
        <li
          key={invoiceId}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3 last:pb-0"
        >
          <div className="min-w-0 grow basis-40 wrap-anywhere">
            {label}
            {note && <span className="block text-sm text-muted">{note}</span>}
          </div>
          {pay ? (
            <PayAction
              placeId={subscriptionId}
              pay={pay}
              label={pay.label}
              about={label}
              className={pay === first ? primaryButton : secondaryButton}
            />
          ) : (
            <span className="tabular-nums">
              <bdi>{amount}</bdi>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
