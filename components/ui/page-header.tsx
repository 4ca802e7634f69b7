import type { ReactNode } from "react";

type PageHeaderProps = { title: string; children?: ReactNode; action?: ReactNode };

/** A page's heading and, in one or two sentences, its purpose. */
export function PageHeader({ title, children, action }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4 border-b border-line pb-6">
      <div className="max-w-[62ch] space-y-1.5">
        <h1 className="text-2xl font-semibold tracking-tight text-balance">{title}</h1>
        {children && <p className="text-sm leading-6 text-pretty text-muted">{children}</p>}
      </div>
      {action}
    </header>
  );
}
