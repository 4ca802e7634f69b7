import { Check } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { ContrastRow, Scheme } from "@/lib/appearance/contrast-list";

type ContrastCardProps = {
  scheme: Scheme;
  rows: ContrastRow[];
  onMend: (mend: NonNullable<ContrastRow["better"]>) => void;
};

/** Shows exact contrast ratios. If a more legible color exists, one click applies it. */
export function ContrastCard({ scheme, rows, onMend }: ContrastCardProps) {
  const failing = rows.filter(({ ratio, least }) => ratio < least).length;
  return (
    <section aria-label={`Contrast, ${scheme}`} className="rounded-[10px] border border-line">
      <div className="flex min-h-11 items-center justify-between gap-3 px-4">
        <h3 className="font-semibold">Contrast</h3>
        {failing > 0 ? (
          <Badge tone="danger">{failing === 1 ? "1 pair" : `${failing} pairs`} hard to read</Badge>
        ) : (
          <Badge tone="positive">All legible</Badge>
        )}
      </div>
      <ul>
        {rows.map((row) => (
          <li
            key={row.what}
            className="grid grid-cols-[2.5rem_minmax(0,1fr)_auto] items-center gap-3 border-t border-line px-4 py-2.5 text-help"
          >
            <Sample {...row} />
            <span className="min-w-0">
              {row.what}{" "}
              <span
                className={`tabular-nums ${row.ratio < row.least ? "font-medium text-danger" : "text-positive"}`}
              >
                {roundedDown(row.ratio)}:1
              </span>
              {row.ratio < row.least && (
                <span className="block text-muted">You can’t save it below {row.least}:1.</span>
              )}
              {row.note && <span className="block text-muted">{row.note}</span>}
            </span>
            <Verdict row={row} onMend={onMend} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Verdict({
  row: { ratio, least, better },
  onMend,
}: { row: ContrastRow } & Pick<ContrastCardProps, "onMend">) {
  if (better)
    return (
      <Button size="small" onClick={() => onMend(better)}>
        Use {better.color}
      </Button>
    );
  if (ratio < least) return null;
  return (
    <span className="flex items-center gap-1.5 text-positive">
      <Check aria-hidden="true" className="size-3.5" />
      {ratio >= 7 ? "AAA" : "AA"}
    </span>
  );
}

/** The sample is an SVG, because any colors are possible, and the Content-Security-Policy forbids style attributes. */
function Sample({ text, ground }: ContrastRow) {
  return (
    <svg aria-hidden="true" viewBox="0 0 40 28" className="h-7 w-10 rounded-[5px] border border-line">
      <rect width="40" height="28" fill={ground} />
      <text x="20" y="19" textAnchor="middle" fontSize="13" fontWeight="600" fill={text}>
        Aa
      </text>
    </svg>
  );
}

/** Rounds down, so that 11.96 isn't shown as 12. */
const roundedDown = (ratio: number) => (Math.floor(ratio * 10) / 10).toFixed(1);
