import { Stat, StatRow } from "@/components/ui/stat";
import type { OperationName } from "@/lib/operations/operations";

type Tile = { label: string; of: readonly OperationName[]; detail: string };

const tiles: readonly Tile[] = [
  { label: "Plan changes", of: ["change_plan", "change_quantity"], detail: "Plans and quantities" },
  { label: "Cancellations", of: ["cancellation"], detail: "Immediately or at the end of the period" },
  {
    label: "Kept",
    of: ["keep_subscription", "resubscribe"],
    detail: "Undid a cancellation, or resubscribed",
  },
  { label: "Cards updated", of: ["update_card"], detail: "By customers themselves" },
  { label: "Invoices paid", of: ["pay_invoice"], detail: "In the portal" },
];

/** Counts of customers' operations in a period. `counts` has each operation's successes. */
export function OverviewFigures({
  days,
  counts,
}: {
  days: number;
  counts: Readonly<Record<string, number>>;
}) {
  return (
    <StatRow label={`Last ${days} days`}>
      {tiles.map(({ label, of, detail }) => (
        <Stat
          key={label}
          label={label}
          value={of.reduce((sum, name) => sum + (counts[name] ?? 0), 0).toLocaleString("en-US")}
          detail={detail}
        />
      ))}
    </StatRow>
  );
}
