import type { ReactNode } from "react";

export type TableColumn<Row> = {
  /** The column's heading. On a phone, where each row is a card, the label of the value. */
  head: string;
  cell: (row: Row) => ReactNode;
  /** Aligns figures, dates and buttons to the end. */
  isAtEnd?: boolean;
  /** Hides the heading from all but screen readers, for a column of buttons. */
  isHeadHidden?: boolean;
  /** For one small menu button. On a phone, it is in the corner of the row's card. */
  isCorner?: boolean;
};

type TableProps<Row> = {
  /** A name for the table, for screen readers. */
  label: string;
  /** The first column names its row. */
  columns: readonly [TableColumn<Row>, ...TableColumn<Row>[]];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
};

/** A table that turns into a card for each row on a phone. With more than 20 rows, its head stays visible. */
export function Table<Row>({ label, columns, rows, rowKey }: TableProps<Row>) {
  const [first, ...others] = columns;
  const hasCorner = columns.some(({ isCorner }) => isCorner);
  return (
    <div
      // A group, not a landmark, because the section around it usually is a landmark with the same name.
      role="group"
      aria-label={label}
      tabIndex={0}
      className={`rounded-lg border border-line ${rows.length > 20 ? "max-h-[70dvh] overflow-auto" : "overflow-x-auto"}`}
    >
      <table className="w-full border-collapse text-help max-md:block">
        <caption className="sr-only">{label}</caption>
        <thead className="sticky top-0 z-1 bg-sunken max-md:sr-only">
          <tr>
            {columns.map(({ head, isAtEnd, isHeadHidden }) => (
              <th
                key={head}
                scope="col"
                className={`h-8.5 border-b border-line px-3 text-xs font-medium whitespace-nowrap text-muted first:ps-4 last:pe-4 ${isAtEnd ? "text-end" : "text-start"}`}
              >
                {isHeadHidden ? <span className="sr-only">{head}</span> : head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line max-md:block">
          {rows.map((row) => (
            <tr key={rowKey(row)} className="max-md:relative max-md:block max-md:px-4 max-md:py-2.5">
              <th
                scope="row"
                className={`px-3 py-2.5 text-start align-middle font-medium first:ps-4 max-md:block max-md:p-0 max-md:pb-1.5 max-md:first:ps-0 ${hasCorner ? "max-md:pe-9" : ""}`}
              >
                {first.cell(row)}
              </th>
              {others.map((column) => (
                <TableCell key={column.head} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TableCell<Row>({ column, row }: { column: TableColumn<Row>; row: Row }) {
  const { head, cell, isAtEnd, isHeadHidden, isCorner } = column;
  const corner = isCorner ? "max-md:absolute max-md:end-2 max-md:top-1" : "";
  return (
    <td
      className={`px-3 py-2.5 align-middle last:pe-4 max-md:flex max-md:items-center max-md:justify-between max-md:gap-4 max-md:p-0 max-md:py-0.75 max-md:last:pe-0 ${isAtEnd ? "text-end tabular-nums" : "max-md:text-end"} ${corner}`}
    >
      {!isHeadHidden && (
        <span aria-hidden="true" className="text-start text-muted md:hidden">
          {head}
        </span>
      )}
      <div className={`min-w-0 ${isHeadHidden ? "max-md:w-full" : ""}`}>{cell(row)}</div>
    </td>
  );
}
