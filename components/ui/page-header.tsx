import type { ReactNode } from "react";

type PageHeaderProps = { title: string; children?: ReactNode; action?: ReactNode };

/**
 * A page's heading, its purpose in one sentence, and small buttons at the end of the line. The shell adds 24 px below
 * the header.
 */
export function PageHeader({ title, children, action }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="text-xl leading-7 font-semibold tracking-[-0.014em] text-balance">{title}</h1>
        {children && <p className="mt-0.5 max-w-[62ch] text-pretty text-muted">{children}</p>}
      </div>
      {action && <div className="flex flex-wrap items-center gap-2">{action}</div>}
    </header>
  );
}
