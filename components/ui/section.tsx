import type { ReactNode } from "react";

type SectionProps = {
  /** Links to the section end with `#<id>-title`. */
  id?: string;
  title: string;
  description?: ReactNode;
  /** A small button or link at the end of the title's line. */
  action?: ReactNode;
  children: ReactNode;
};

/** A section of a page: its title, a line of help, and its content 12 px below. */
export function Section({ id, title, description, action, children }: SectionProps) {
  return (
    <section aria-labelledby={id && `${id}-title`}>
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 id={id && `${id}-title`} className="scroll-mt-20 font-semibold">
            {title}
          </h2>
          {description && <div className="max-w-[68ch] text-help text-pretty text-muted">{description}</div>}
        </div>
        {action}
      </div>
      <div className="min-w-0 space-y-4">{children}</div>
    </section>
  );
}

/** A box with a hairline border, for things that a member can act on. */
export function Card({ children, className = "" }: { children: ReactNode; className?: string }) {
  return <div className={`rounded-[10px] border border-line bg-surface ${className}`}>{children}</div>;
}
