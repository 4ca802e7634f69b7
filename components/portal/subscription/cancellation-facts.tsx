import type { CancellationFact } from "@/lib/portal/view/cancellation-shape";
import { Icon } from "../controls/icons";

/** The consequences of canceling: the end date, open payments, and refunds. */
export function CancellationFacts({ facts }: { facts: CancellationFact[] }) {
  return (
    <dl className="grid gap-3">
      {facts.map(({ icon, title, text }, place) => (
        <div key={place} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
          <Icon className="mt-0.5 text-muted" path={icons[icon]} />
          <dt className={title ? "font-medium" : "text-muted"}>{title ?? text}</dt>
          {title && text && <dd className="col-start-2 text-muted">{text}</dd>}
        </div>
      ))}
    </dl>
  );
}

/** The shapes of a calendar, a card, a banknote and the letter i. */
const icons: Record<CancellationFact["icon"], string> = {
  end: "M5 4.5h10a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2ZM3 8.5h14M7 3v3M13 3v3",
  payments:
    "M4.5 4.5h11a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-11a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2ZM2.5 8.5h15M5.5 12.5h3",
  refund:
    "M4.5 5h11a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2h-11a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2ZM10 7.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4",
  note: "M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4M10 9.3v4.2M10 6.5v.1",
};
