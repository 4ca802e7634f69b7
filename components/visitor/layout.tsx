import type { ReactNode } from "react";
import { Wordmark } from "@/components/ui/mark";

/** Surrounds every page for visitors who aren't signed in. */
export function VisitorLayout({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col bg-canvas text-sm">
      <header className="border-b border-line">
        <div className="mx-auto flex h-14 max-w-5xl items-center justify-between gap-4 px-5">
          <a href="/" className="rounded-sm text-base">
            <Wordmark />
          </a>
          <nav aria-label="Portico" className="flex items-center gap-1">
            {action}
          </nav>
        </div>
      </header>
      {children}
    </div>
  );
}

/** A page with one short form. */
export function NarrowPage({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  return (
    <main className="mx-auto w-full max-w-sm flex-1 px-5 py-14 sm:py-20">
      <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
      {lead && <p className="mt-2 leading-6 text-muted">{lead}</p>}
      <div className="mt-8 space-y-6">{children}</div>
    </main>
  );
}

/** A page with a single message, such as that nothing exists here. */
export function MessagePage({
  title,
  children,
  action,
}: {
  title: string;
  children: ReactNode;
  action: ReactNode;
}) {
  return (
    <main className="mx-auto flex w-full max-w-xl flex-1 flex-col items-start justify-center gap-6 px-5 py-20">
      <div className="space-y-2">
        <h1 className="text-2xl font-semibold tracking-tight text-balance">{title}</h1>
        <p className="leading-6 text-muted">{children}</p>
      </div>
      {action}
    </main>
  );
}
