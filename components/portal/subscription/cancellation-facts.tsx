import type { ReactNode } from "react";
import type { CancellationFact } from "@/lib/portal/view/view-shape";

/** What canceling means: until when, what is paid, what is not refunded. */
export function CancellationFacts({ facts }: { facts: CancellationFact[] }) {
  return (
    <dl className="grid gap-3">
      {facts.map(({ icon, title, text }, place) => (
        <div key={place} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
          <svg
            className="mt-0.5 size-5 text-muted"
            viewBox="0 0 20 20"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.6"
            strokeLinecap="round"
            strokeLinejoin="round"
            aria-hidden="true"
          >
            {icons[icon]}
          </svg>
          <dt className={title ? "font-medium" : "text-muted"}>{title ?? text}</dt>
          {title && text && <dd className="col-start-2 text-muted">{text}</dd>}
        </div>
      ))}
    </dl>
  );
}

/** Drawn on a 20-unit grid: a calendar, a card, a bank note, a letter i. */
const icons: Record<CancellationFact["icon"], ReactNode> = {
  end: (
    <>
      <rect x="3" y="4.5" width="14" height="12" rx="2" />
      <path d="M3 8.5h14M7 3v3M13 3v3" />
    </>
  ),
  payments: (
    <>
      <rect x="2.5" y="4.5" width="15" height="11" rx="2" />
      <path d="M2.5 8.5h15M5.5 12.5h3" />
    </>
  ),
  refund: (
    <>
      <rect x="2.5" y="5" width="15" height="10" rx="2" />
      <circle cx="10" cy="10" r="2.2" />
    </>
  ),
  note: (
    <>
      <circle cx="10" cy="10" r="7.2" />
      <path d="M10 9.3v4.2M10 6.5v.1" />
    </>
  ),
};
