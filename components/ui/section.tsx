import type { ReactNode } from "react";

type SectionProps = { id?: string; title: string; description?: ReactNode; children: ReactNode };

/**
 * One topic of a page: its title at the start of the line and its content beside it, or below it on a phone.
 */
export function Section({ id, title, description, children }: SectionProps) {
  return (
    <section
      aria-labelledby={id && `${id}-title`}
      className="grid gap-x-12 gap-y-5 border-b border-line py-8 last:border-b-0 lg:grid-cols-[minmax(0,15rem)_minmax(0,1fr)]"
    >
      <div className="space-y-1.5">
        <h2 id={id && `${id}-title`} className="text-sm font-semibold">
          {title}
        </h2>
        {description && (
          <div className="max-w-[48ch] text-[0.8125rem] leading-5 text-muted">{description}</div>
        )}
      </div>
      <div className="min-w-0 space-y-5">{children}</div>
    </section>
  );
}

/** A box with a hairline border. */
export function Card({ children, className = "" }: { children: ReactNode; className?: string }) {
  return <div className={`rounded-lg border border-line bg-surface ${className}`}>{children}</div>;
}
