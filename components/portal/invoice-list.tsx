import type { InvoicesView } from "@/lib/portal/invoice-shape";
import { secondaryButton } from "./button-classes";
import { InvoiceTable } from "./invoice-table";
import { usePortal } from "./portal-context";
import { useInvoicePages } from "./use-invoice-pages";
import { WorkingLabel } from "./working-label";

/** The invoices, newest first, a page at a time. */
export function InvoiceList({ invoices }: { invoices: InvoicesView }) {
  const { text } = usePortal().view;
  const { rows, hasMore, isLoading, failure, loadMore } = useInvoicePages(invoices);
  return (
    <section aria-labelledby="invoices-title" className="rounded-xl border border-line bg-surface p-5 sm:p-6">
      <h2 id="invoices-title" className="text-lg font-semibold">
        {invoices.title}
      </h2>
      {rows.length === 0 ? (
        <p className="mt-1 text-muted">{invoices.emptyText}</p>
      ) : (
        <InvoiceTable rows={rows} />
      )}
      <p role="status" className="sr-only">
        {isLoading && text.loadingInvoices}
      </p>
      <div role="alert">{failure && <p className="mt-4 text-danger">{failure}</p>}</div>
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
