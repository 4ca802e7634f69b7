import { useState } from "react";
import type { InvoicesView } from "@/lib/portal/view/invoice-shape";
import { textLink } from "../controls/button-classes";
import { WorkingLabel } from "../controls/working-label";
import { FeedbackMessage } from "../request/feedback-message";
import { lazyDialog } from "../shell/lazy-dialog";
import { usePortal } from "../shell/portal-context";
import { InvoiceTable } from "./invoice-table";
import { useInvoicePages } from "./use-invoice-pages";

const PayInvoiceDialog = lazyDialog(
  async () => (await import("../payment/pay-invoice-dialog")).PayInvoiceDialog,
);

/** Most customers look for the latest invoice, and a longer list would push the rest of the page out of view. */
const shownAtFirst = 4;

/**
 * Lists the invoices, newest first. Shows a few at first. A button shows all that are loaded, and then loads
 * one more page at a time.
 */
export function InvoiceList({ invoices }: { invoices: InvoicesView }) {
  const { view, feedback } = usePortal();
  const { text } = view;
  const { rows, hasMore, isLoading, failure, loadMore } = useInvoicePages(invoices);
  const [isWhole, setIsWhole] = useState(false);
  const place = rows.find(({ id }) => id === feedback?.placeId);
  // A paid invoice no longer has a dialog, so the feedback for that dialog is shown here.
  const said = place && !(feedback?.dialog && place.pay?.isHere) ? feedback : null;
  const isCut = !isWhole && rows.length > shownAtFirst;
  if (rows.length === 0 && !hasMore && !invoices.problem) return null;
  return (
    <section aria-labelledby="invoices-title" className="portal-card">
      <div role="status" className="portal-card-head">
        {said && <FeedbackMessage feedback={said} isOnPage />}
      </div>
      <h2 id="invoices-title" className="px-(--pad) pt-3.5 pb-3 font-title font-semibold">
        {invoices.title}
      </h2>
      {invoices.problem && (
        <p className="border-t border-line px-(--pad) py-3 text-muted">{invoices.problem}</p>
      )}
      {rows.length > 0 && <InvoiceTable rows={isCut ? rows.slice(0, shownAtFirst) : rows} />}
      {rows.map(({ id, pay }) => pay?.isHere && <PayInvoiceDialog key={id} placeId={id} pay={pay} />)}
      <p role="status" className="sr-only">
        {isLoading && text.loadingInvoices}
      </p>
      <div role="alert">
        {failure && (
          <p className="border-t border-line px-(--pad) py-3 wrap-anywhere whitespace-pre-line text-danger">
            {failure}
          </p>
        )}
      </div>
      {(isCut || hasMore) && (
        <form
          action={() => (isCut ? setIsWhole(true) : void loadMore())}
          className="border-t border-line px-(--pad) py-2.5"
        >
          <button
            type="submit"
            className={`${textLink} inline-flex items-center gap-2`}
            aria-disabled={isLoading || undefined}
          >
            <WorkingLabel isWorking={isLoading}>{text.showMore}</WorkingLabel>
            <span className="sr-only"> {invoices.title}</span>
          </button>
        </form>
      )}
    </section>
  );
}
