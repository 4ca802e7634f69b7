import type { InvoiceView } from "@/lib/portal/view/invoice-shape";
import { Badge } from "../controls/badge";
import { textLink } from "../controls/button-classes";
import { ExternalLink } from "../controls/external-link";
import { DocumentIcon } from "../controls/icons";
import { PayAction } from "../payment/pay-action";
import { usePortal } from "../shell/portal-context";

/** An invoice's date, subject, status, amount and documents. */
export function InvoiceRow({ invoice }: { invoice: InvoiceView }) {
  const { number, date, dateTime, amount, status, pdfUrl } = invoice;
  const { text } = usePortal().view;
  return (
    <tr role="row" className="portal-invoice">
      <td role="cell">
        <time dateTime={dateTime}>{date}</time>
      </td>
      <td role="cell">
        <Subject invoice={invoice} />
        <Notes invoice={invoice} />
      </td>
      <td role="cell">
        <bdi>{amount}</bdi>
      </td>
      <td role="cell">
        {/* Most invoices are paid, so that status needs no color. */}
        {status.tone === "good" ? status.label : <Badge {...status} />}
        <Payment invoice={invoice} />
      </td>
      <td role="cell">
        {pdfUrl && (
          <ExternalLink
            href={pdfUrl}
            label={<DocumentIcon />}
            about={`${text.download} ${number}`}
            className="portal-icon-link"
          />
        )}
      </td>
    </tr>
  );
}

/** The invoice's subject, as a link to the invoice's page at Stripe if there is such a page. */
function Subject({ invoice: { description, number, hostedUrl } }: { invoice: InvoiceView }) {
  const { text } = usePortal().view;
  // The description may be in a language with the other text direction.
  const what = <bdi>{description || number}</bdi>;
  if (!hostedUrl) return what;
  return (
    <ExternalLink
      href={hostedUrl}
      label={what}
      about={`${text.view} ${number}`}
      className="rounded-xs underline-offset-3 hover:underline"
    />
  );
}

/** The button to pay, unless the subscription's notice already offers the same payment. */
function Payment({ invoice: { id, pay, number } }: { invoice: InvoiceView }) {
  const { text, subscriptions } = usePortal().view;
  const isOffered = subscriptions.some(({ notice }) =>
    [notice?.pay, ...(notice?.debts ?? []).map((debt) => debt.pay)].some((other) => other?.invoiceId === id),
  );
  if (!pay || isOffered) return null;
  return (
    <PayAction
      placeId={id}
      pay={pay}
      label={pay.isBankAsking ? text.confirm : text.pay}
      about={number}
      className={textLink}
    />
  );
}

/** The amounts paid, refunded and still due, if the total alone doesn't imply them, and links to receipts. */
function Notes({ invoice: { notes, receiptUrls, hostedUrl, number } }: { invoice: InvoiceView }) {
  const { text } = usePortal().view;
  // If an invoice is fully paid and not refunded, its page at Stripe has the receipt.
  const receipts = notes.length > 0 || !hostedUrl ? receiptUrls : [];
  if (notes.length === 0 && receipts.length === 0) return null;
  return (
    <p className="text-sm text-muted tabular-nums">
      {notes.join(" ")}{" "}
      {receipts.map((url) => (
        <ExternalLink key={url} href={url} label={text.receipt} about={number} className={textLink} />
      ))}
    </p>
  );
}
