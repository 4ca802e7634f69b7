import type { ReactNode } from "react";

type StageProps = {
  /** The kind of content, such as "Preview". */
  label: string;
  /** Small controls, such as for the customer, the device, and light or dark. */
  head?: ReactNode;
  /** A note on the content, in one short sentence. */
  foot?: ReactNode;
  children: ReactNode;
  className?: string;
};

/** Shows something as customers see it, on a dotted background with controls above and a note below. */
export function Stage({ label, head, foot, children, className = "" }: StageProps) {
  return (
    <section
      aria-label={label}
      className={`flex flex-col overflow-hidden rounded-xl border border-line bg-sunken ${className}`}
    >
      {head && (
        <div className="flex flex-wrap items-center gap-2 border-b border-line bg-surface py-2 ps-3 pe-2">
          {head}
        </div>
      )}
      <div className="min-h-0 flex-1 bg-canvas bg-[radial-gradient(color-mix(in_oklab,var(--color-line-strong)_38%,transparent)_0.75px,transparent_0.75px)] bg-size-[14px_14px]">
        {children}
      </div>
      {foot && (
        <div className="flex items-center gap-2 border-t border-line bg-surface px-3 py-2 text-xs text-muted">
          {foot}
        </div>
      )}
    </section>
  );
}
