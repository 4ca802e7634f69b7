import { Sparkline } from "@/components/ui/sparkline";
import { Stat, StatRow } from "@/components/ui/stat";
import type { Overview } from "@/lib/merchant/overview";
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

/** A line with more points than this is too jagged to read at the width of a tile. */
const mostPoints = 15;

type OverviewFiguresProps = { days: number } & Pick<Overview, "perDay" | "before">;

/** Counts what customers did in a period, shows the trend, and compares the count with the period before. */
export function OverviewFigures({ days, perDay, before }: OverviewFiguresProps) {
  return (
    <StatRow label={`Last ${days} days`}>
      {tiles.map(({ label, of, detail }) => {
        const daily = Array.from({ length: days }, (_, day) =>
          sum(of.map((name) => perDay[name]?.[day] ?? 0)),
        );
        const now = sum(daily);
        return (
          <Stat
            key={label}
            label={label}
            value={now.toLocaleString("en-US")}
            change={<Change by={now - sum(of.map((name) => before[name] ?? 0))} days={days} />}
            detail={detail}
            chart={<Sparkline values={inPoints(daily)} />}
          />
        );
      })}
    </StatRow>
  );
}

/** The change has no color, because more isn't always better. */
function Change({ by, days }: { by: number; days: number }) {
  if (by === 0) return null;
  const amount = Math.abs(by).toLocaleString("en-US");
  return (
    <span title={`Than in the ${days} days before`}>
      <span aria-hidden="true">{by > 0 ? `+${amount}` : `−${amount}`}</span>
      <span className="sr-only">
        {amount} {by > 0 ? "more" : "fewer"} than in the {days} days before
      </span>
    </span>
  );
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/**
 * Adds up neighboring days, so that every point covers the same number of days, with the newest point last.
 * The oldest days are left out if they don't fill a point.
 */
function inPoints(daily: readonly number[]): number[] {
  const size = Math.ceil(daily.length / mostPoints);
  const points = Math.floor(daily.length / size);
  const first = daily.length - points * size;
  return Array.from({ length: points }, (_, point) =>
    sum(daily.slice(first + point * size, first + (point + 1) * size)),
  );
}
