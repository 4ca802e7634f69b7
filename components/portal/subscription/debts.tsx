import type { NoticeView } from "@/lib/portal/view/pay-shape";
import { primaryButton, secondaryButton } from "../controls/button-classes";
import { PayAction } from "../payment/pay-action";

/** Open invoices, oldest first. The first payable invoice has the only primary button. */
export function Debts({ subscriptionId, notice }: { subscriptionId: string; notice: NoticeView }) {
  const first = notice.pay ?? notice.debts.find(({ pay }) => pay !== null)?.pay;
  return (
    <ul className="mt-3 divide-y divide-line-mid border-t border-line-mid text-ink">
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
