import type { InvoicesView } from "@/lib/portal/view/invoice-shape";
import { secondaryButton } from "../controls/button-classes";
import { WorkingLabel } from "../controls/working-label";
import { FeedbackMessage } from "../request/feedback-message";
import { lazyDialog } from "../shell/lazy-dialog";
import { usePortal } from "../shell/portal-context";
import { InvoiceTable } from "./invoice-table";
import { useInvoicePages } from "./use-invoice-pages";

const PayInvoiceDialog = lazyDialog(
  async () => (await import("../payment/pay-invoice-dialog")).PayInvoiceDialog,
);

/** The invoices, newest first, one page at a time. */
export function InvoiceList({ invoices }: { invoices: InvoicesView }) {
  const { view, feedback } = usePortal();
  const { text } = view;
  const { rows, hasMore, isLoading, failure, loadMore } = useInvoicePages(invoices);
  const place = rows.find(({ id }) => id === feedback?.placeId);
  // A paid invoice no longer has a dialog, so its dialog's feedback is shown here.
  const said = place && !(feedback?.dialog && place.pay?.isHere) ? feedback : null;
  return (
    <section
      aria-labelledby="invoices-title"
      className="rounded-xl border border-line bg-surface p-[20px] sm:p-6"
    >
      <h2 id="invoices-title" className="text-lg font-semibold">
        {invoices.title}
      </h2>
      <div role="status">
        {said && (
          <div className="mt-3">
            <FeedbackMessage feedback={said} />
          </div>
        )}
      </div>
      {rows.length === 0 ? (
        <p className="mt-1 text-muted">{invoices.emptyText}</p>
      ) : (
        <InvoiceTable rows={rows} />
      )}
      {rows.map(({ id, pay }) => pay?.isHere && <PayInvoiceDialog key={id} placeId={id} pay={pay} />)}
      <p role="status" className="sr-only">
        {isLoading && text.loadingInvoices}
      </p>
      <div role="alert">
        {failure && <p className="mt-4 wrap-anywhere whitespace-pre-line text-danger">{failure}</p>}
      </div>
      {hasMore && (
        <form action={() => void loadMore()} className="mt-4">
          <button type="submit" className={secondaryButton} aria-disabled={isLoading || undefined}>
            <WorkingLabel isWorking={isLoading}>{text.showMoreInvoices}</WorkingLabel>
          </button>
        </form>
      )}
    </section>
  );
}
