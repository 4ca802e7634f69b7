import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

/** "More" at the end of a sentence of help, which opens the rest below it. */
export function More({ children, summary = "More" }: { children: ReactNode; summary?: ReactNode }) {
  return (
    <details className="inline text-help text-muted">
      <summary className="inline list-none font-medium whitespace-nowrap text-accent hover:underline [&::-webkit-details-marker]:hidden">
        {summary}
      </summary>
      <div className="max-w-[68ch] space-y-1.5 pt-0.5">{children}</div>
    </details>
  );
}

type FoldProps = { title: ReactNode; children: ReactNode; icon?: ReactNode; isOpen?: boolean };

/** A collapsible card for rarely needed content, such as a list of permissions. It works before any script runs. */
export function Fold({ title, children, icon, isOpen }: FoldProps) {
  return (
    <details open={isOpen} className="group/fold rounded-[10px] border border-line">
      <summary className="flex list-none items-center gap-2.5 rounded-[10px] px-4 py-2.75 font-medium transition-colors hover:bg-hover [&::-webkit-details-marker]:hidden">
        {icon}
        <span className="min-w-0 flex-1">{title}</span>
        <ChevronRight
          aria-hidden="true"
          className="size-4 shrink-0 text-faint transition-transform group-open/fold:rotate-90 rtl:-scale-x-100"
        />
      </summary>
      <div className="space-y-3 px-4 pt-1 pb-4">{children}</div>
    </details>
  );
}
