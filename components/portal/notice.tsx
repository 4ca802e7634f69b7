import { useRef } from "react";
import type { NoticeView } from "@/lib/portal/view/pay-shape";
import { primaryButton } from "./button-classes";
import { InformationIcon, WarningIcon } from "./icons";
import type { Outcome } from "./outcome";
import { PayAction } from "./pay-action";
import { toneClasses } from "./tone";
import { UpdateCardOffer } from "./update-card-offer";
import { useSaid } from "./use-said";

type Props = {
  subscriptionId: string;
  notice: NoticeView;
  /** The outcome that this notice tells, if it was the last click that brought it about. */
  news: Outcome | null;
};

/** What the customer has to do about a payment, until when, and the first thing to press for it. */
export function Notice({ subscriptionId, notice, news }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useSaid(box, news);
  return (
    <div ref={box} tabIndex={-1} className={`mb-4 flex rounded-md px-4 py-3 ${toneClasses[notice.tone]}`}>
      <div className="flex flex-1 flex-wrap items-center justify-between gap-3">
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
    </div>
  );
}
