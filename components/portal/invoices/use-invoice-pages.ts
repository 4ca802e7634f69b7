import { useRef, useState } from "react";
import { read } from "@/app/portal/[portalId]/actions";
import type { InvoicesView } from "@/lib/portal/view/invoice-shape";
import { explainThrown } from "../request/feedback";
import { usePortal } from "../shell/portal-context";

/** The first page of invoices, which comes with the view, and the pages loaded after it. */
export function useInvoicePages(first: InvoicesView) {
  const { view, token, renew } = usePortal();
  const [loaded, setLoaded] = useState({ first, rows: first.rows, nextCursor: first.nextCursor });
  const [isLoading, setIsLoading] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const isBusy = useRef(false);
  // A new view restarts at its first page: an invoice may have been added or paid.
  const { rows, nextCursor } = loaded.first === first ? loaded : first;

  async function loadMore() {
    if (isBusy.current || !nextCursor) return;
    isBusy.current = true;
    // Next keeps React's transition open until the server answers, so wait one tick to leave the transition first.
    await null;
    setIsLoading(true);
    setFailure(null);
    try {
      const answer = await read(token, "more_invoices", { cursor: nextCursor });
      if (answer.ok) {
        const { rows: more, nextCursor: next } = answer.value;
        setLoaded({ first, rows: [...rows, ...more], nextCursor: next });
      } else {
        if (answer.error.code === "visit_expired") renew();
        setFailure(answer.error.message);
      }
    } catch (error) {
      const isOutdated = explainThrown(error, view.text).reload === "page";
      setFailure(isOutdated ? view.text.outdated : view.text.invoicesFailed);
    }
    isBusy.current = false;
    setIsLoading(false);
  }

  return { rows, hasMore: nextCursor !== null, isLoading, failure, loadMore };
}
