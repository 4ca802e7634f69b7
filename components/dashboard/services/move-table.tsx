import { Select } from "@/components/ui/select";
import type { Moves } from "@/lib/settings/moves";

type Cells = NonNullable<Moves["cells"]>;
type Cell = Cells[string][string];
type NamedTier = { id: string; name: string };

type MoveTableProps = { tiers: readonly NamedTier[]; cells: Cells; onChange: (cells: Cells) => void };

/** A select for each pair of tiers. On a phone, each tier is a card with a select for each other tier. */
export function MoveTable({ tiers, cells, onChange }: MoveTableProps) {
  const set = (from: string, to: string, cell: Cell) =>
    onChange({ ...cells, [from]: { ...cells[from], [to]: cell } });
  return (
    <div
      role="region"
      aria-label="Switches between tiers"
      tabIndex={0}
      className="overflow-x-auto rounded-lg border border-line"
    >
      <table className="w-full border-collapse text-help max-md:block">
        <caption className="sr-only">Switches between tiers</caption>
        <MoveHead tiers={tiers} />
        <tbody className="divide-y divide-line max-md:block">
          {tiers.map((from, row) => (
            <tr key={from.id} className="max-md:block max-md:px-4 max-md:py-2.5">
              <th
                scope="row"
                className="px-4 py-2 text-start font-medium max-md:block max-md:p-0 max-md:pb-1.5"
              >
                <bdi>{from.name}</bdi>
              </th>
              {tiers.map((to, column) => (
                <td
                  key={to.id}
                  className={`border-s border-line px-2 py-1.5 max-md:flex max-md:items-center max-md:justify-between max-md:gap-4 max-md:border-0 max-md:p-0 max-md:py-1 ${from === to ? "bg-sunken max-md:hidden" : ""}`}
                >
                  {from !== to && (
                    <MoveCell
                      from={from.name}
                      to={to.name}
                      value={cells[from.id]?.[to.id] ?? (column > row ? "now" : "renewal")}
                      onChange={(cell) => set(from.id, to.id, cell)}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MoveHead({ tiers }: { tiers: readonly NamedTier[] }) {
  const classes = "h-8.5 border-b border-line px-3 text-start text-xs font-medium text-muted";
  return (
    <thead className="bg-sunken max-md:sr-only">
      <tr>
        <th scope="col" className={`${classes} ps-4`}>
          From
        </th>
        {tiers.map(({ id, name }) => (
          <th key={id} scope="col" className={`${classes} border-s`}>
            to <bdi>{name}</bdi>
          </th>
        ))}
      </tr>
    </thead>
  );
}

const options: Record<Cell, string> = { now: "Now", renewal: "At renewal", no: "Not allowed" };

type MoveCellProps = { from: string; to: string; value: Cell; onChange: (cell: Cell) => void };

function MoveCell({ from, to, value, onChange }: MoveCellProps) {
  return (
    <>
      <span aria-hidden="true" className="min-w-0 truncate text-muted md:hidden">
        to {to}
      </span>
      <Select
        size="small"
        className="min-w-30"
        aria-label={`From ${from} to ${to}`}
        value={value}
        onChange={(event) => onChange(event.target.value as Cell)}
      >
        {Object.entries(options).map(([name, label]) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </Select>
    </>
  );
}
