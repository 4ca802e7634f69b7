import type { InvoiceView } from "@/lib/portal/view/invoice-shape";
import { Badge } from "../controls/badge";
import { textLink } from "../controls/button-classes";
import { ExternalLink } from "../controls/external-link";
import { PayAction } from "../payment/pay-action";
import { usePortal } from "../shell/portal-context";

/**
 * A table on a wide page. On a phone each invoice is a small card of the same cells. The roles are explicit
 * because some screen readers stop announcing a table once CSS lays it out as a grid.
 */
export function InvoiceTable({ rows }: { rows: InvoiceView[] }) {
  const { text } = usePortal().view;
  return (
    <table role="table" className="mt-3 block w-full sm:table">
      <thead role="rowgroup" className="sr-only sm:not-sr-only sm:table-header-group">
        <tr role="row" className="text-start text-sm text-muted sm:border-b sm:border-line">
          <ColumnHeader label={text.date} />
          <ColumnHeader label={text.description} className="hyphens-auto wrap-anywhere" />
          <ColumnHeader label={text.amount} className="text-end" />
          <ColumnHeader label={text.status} />
          <ColumnHeader label={text.documents} isHidden />
        </tr>
      </thead>
      <tbody role="rowgroup" className="block divide-y divide-line sm:table-row-group">
        {rows.map((invoice) => (
          <InvoiceRow key={invoice.id} invoice={invoice} />
        ))}
      </tbody>
    </table>
  );
}

function ColumnHeader({
  label,
  className,
  isHidden,
}: {
  label: string;
  className?: string;
  isHidden?: boolean;
}) {
  return (
    <th
      role="columnheader"
      scope="col"
      className={`py-2 pe-4 text-start font-medium last:pe-0 ${className ?? ""}`}
    >
      {isHidden ? <span className="sr-only">{label}</span> : label}
    </th>
  );
}

function InvoiceRow({ invoice }: { invoice: InvoiceView }) {
  const { number, date, dateTime, description, amount, status, notes, receiptUrls, due } = invoice;
  const { text } = usePortal().view;
  return (
    <tr
      role="row"
      className="flex flex-wrap justify-between gap-x-4 gap-y-1 py-4 first:pt-1 last:pb-0 sm:table-row sm:align-baseline"
    >
      <td role="cell" className="whitespace-nowrap sm:py-3 sm:pe-4">
        <time dateTime={dateTime}>{date}</time>
      </td>
      <td
        role="cell"
        className="order-3 basis-full hyphens-auto wrap-anywhere sm:order-none sm:w-full sm:py-3 sm:pe-4"
      >
        {/* Stripe writes this in the account's language, which may have another text direction. */}
        <bdi>{description}</bdi>
        <span className="flex flex-wrap items-center gap-x-3 text-sm text-faint">
          {number}
          {receiptUrls.map((url) => (
            <ExternalLink key={url} href={url} label={text.receipt} about={number} className={textLink} />
          ))}
        </span>
        {notes.length > 0 && <span className="block text-sm text-muted tabular-nums">{notes.join(" ")}</span>}
      </td>
      <td role="cell" className="text-end whitespace-nowrap tabular-nums sm:py-3 sm:pe-4">
        <bdi>{amount}</bdi>
      </td>
      <td role="cell" className="order-4 self-center sm:order-none sm:py-3 sm:pe-4 sm:whitespace-nowrap">
        <Badge tone={status.tone} label={status.label} />
        {due && <span className="ms-2 text-sm whitespace-nowrap text-muted sm:ms-0 sm:block">{due}</span>}
      </td>
      <td role="cell" className="order-5 sm:order-none sm:py-3">
        <InvoiceLinks invoice={invoice} />
      </td>
    </tr>
  );
}

function InvoiceLinks({ invoice: { id, hostedUrl, pdfUrl, pay, number } }: { invoice: InvoiceView }) {
  const { text } = usePortal().view;
  return (
    <div className="flex justify-end gap-4">
      {pay ? (
        <PayAction
          placeId={id}
          pay={pay}
          label={pay.isBankAsking ? text.confirm : text.pay}
          about={number}
          className={textLink}
        />
      ) : (
        hostedUrl && <ExternalLink href={hostedUrl} label={text.view} about={number} className={textLink} />
      )}
      {pdfUrl && <ExternalLink href={pdfUrl} label={text.download} about={number} className={textLink} />}
    </div>
  );
}
