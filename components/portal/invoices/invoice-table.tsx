import type { InvoiceView } from "@/lib/portal/view/invoice-shape";
import { usePortal } from "../shell/portal-context";
import { InvoiceRow } from "./invoice-row";

/**
 * One line per invoice. On a phone, each takes two lines: subject and amount, then date and status. The roles are
 * explicit because some screen readers stop announcing a table once CSS lays it out as a grid.
 */
export function InvoiceTable({ rows }: { rows: InvoiceView[] }) {
  const { text } = usePortal().view;
  const columns = [text.date, text.description, text.amount, text.status, text.documents];
  return (
    <table role="table" className="block w-full">
      <thead role="rowgroup" className="sr-only">
        <tr role="row">
          {columns.map((label) => (
            <th key={label} role="columnheader" scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="block">
        {rows.map((invoice) => (
          <InvoiceRow key={invoice.id} invoice={invoice} />
        ))}
      </tbody>
    </table>
  );
}
