import type { ReactNode } from "react";
import { Wordmark } from "@/components/ui/mark";

/** The header and layout of the start page, the documentation and the message pages. `DoorPage` doesn't use it. */
export function VisitorLayout({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col bg-surface text-sm">
      <header className="mx-auto flex h-16 w-full max-w-[1120px] items-center justify-between gap-4 px-6">
        <a href="/" className="rounded-sm text-base">
          <Wordmark />
        </a>
        <nav aria-label="Portico" className="flex items-center gap-1">
          {action}
        </nav>
      </header>
      {children}
    </div>
  );
}

/** A background of fading vertical hairlines, like a row of columns. Only the pages before sign-in have it. */
const colonnade =
  "bg-canvas bg-[radial-gradient(closest-side_at_50%_45%,var(--color-canvas)_30%,transparent),linear-gradient(to_right,var(--color-line)_1px,transparent_1px)] bg-size-[auto,80px_100%] bg-position-[0_0,center_0]";

type DoorPageProps = {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  /** A link to the alternative, such as signing up, below the card. */
  foot?: ReactNode;
};

/** A page with one short form, such as the sign-in and sign-up pages. */
export function DoorPage({ title, lead, children, foot }: DoorPageProps) {
  return (
    <main className={`grid min-h-dvh place-items-center p-6 text-sm ${colonnade}`}>
      <div className="grid w-full max-w-[23.75rem] gap-5">
        <a href="/" className="justify-self-center rounded-sm text-base">
          <Wordmark />
        </a>
        <div className="grid gap-5 rounded-xl border border-line bg-surface p-8 shadow-floating max-sm:p-6">
          <div>
            <h1 className="text-lg leading-6 font-semibold tracking-[-0.012em]">{title}</h1>
            {lead && <p className="text-muted">{lead}</p>}
          </div>
          {children}
        </div>
        {foot && <p className="text-center text-help text-muted">{foot}</p>}
      </div>
    </main>
  );
}

/** A page with a single message, such as "not found". */
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
    <main className="mx-auto flex w-full max-w-xl flex-1 flex-col items-start justify-center gap-5 px-6 py-20">
      <div className="space-y-1.5">
        <h1 className="text-xl leading-7 font-semibold tracking-[-0.014em] text-balance">{title}</h1>
        <p className="text-muted">{children}</p>
      </div>
      {action}
    </main>
  );
}
