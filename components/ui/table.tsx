import type { ReactNode } from "react";

type TableProps = { caption: string; head: ReactNode; children: ReactNode };

/** A table in a box; on a narrow screen it scrolls by itself and the page does not. */
export function Table({ caption, head, children }: TableProps) {
  return (
    <div
      tabIndex={0}
      role="region"
      aria-label={caption}
      className="relative overflow-x-auto rounded-lg border border-line bg-surface"
    >
      <table className="w-full text-start text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead className="border-b border-line text-xs text-muted">{head}</thead>
        <tbody className="divide-y divide-line">{children}</tbody>
      </table>
    </div>
  );
}

export function HeadCell({ children, isFigure = false }: { children: ReactNode; isFigure?: boolean }) {
  return (
    <th scope="col" className={`px-4 py-2.5 font-medium ${isFigure ? "text-end" : "text-start"}`}>
      {children}
    </th>
  );
}

export function Cell({ children, isFigure = false }: { children: ReactNode; isFigure?: boolean }) {
  return (
    <td className={`px-4 py-3 align-top ${isFigure ? "text-end tabular-nums" : "text-start"}`}>{children}</td>
  );
}
