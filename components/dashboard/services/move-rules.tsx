import { Section } from "@/components/ui/section";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import type { DescribedProduct } from "@/lib/merchant/described-catalogue";
import type { Moves } from "@/lib/settings/moves";
import type { SavedService } from "@/lib/settings/service";
import { MoveTable } from "./move-table";
import { usualMoves } from "./tier-list";

type MoveRulesProps = {
  service: SavedService;
  products: readonly DescribedProduct[];
  names: Readonly<Record<string, string>>;
  onChange: (next: SavedService) => void;
};

const rules = [
  { value: "any", label: "Any tier" },
  { value: "up", label: "Up only" },
  { value: "custom", label: "Custom" },
] as const;

/** Sets which tiers customers can switch between, and when each switch applies. */
export function MoveRules({ service, products, names, onChange }: MoveRulesProps) {
  const moves = service.moves ?? usualMoves;
  const change = (changed: Partial<Moves>) => onChange({ ...service, moves: { ...moves, ...changed } });
  const nameOf = (productId: string) =>
    products.find(({ id }) => id === productId)?.name ?? names[productId] ?? productId;
  return (
    <Section
      id="moves"
      title="Allowed switches"
      description={
        <>
          <strong className="font-semibold text-ink">Now</strong> charges or credits the difference
          immediately. <strong className="font-semibold text-ink">At renewal</strong> keeps the tier until the
          period ends.
        </>
      }
      action={
        <Segmented
          label="Allowed switches"
          name="shown-rule"
          options={rules}
          value={moves.rule}
          onChange={(rule) => change({ rule })}
        />
      }
    >
      {moves.rule === "custom" ? (
        <MoveTable
          tiers={service.tiers.map(({ productId }) => ({ id: productId, name: nameOf(productId) }))}
          cells={moves.cells ?? {}}
          onChange={(cells) => change({ cells })}
        />
      ) : (
        <div className="grid grid-cols-1 max-w-xl gap-4 sm:grid-cols-2">
          <Direction
            label="Upgrades"
            help="To a higher price or a longer billing period."
            value={moves.upgrades}
            onChange={(upgrades) => change({ upgrades })}
          />
          <Direction
            label={moves.rule === "up" ? "Shorter billing period" : "Downgrades"}
            help={
              moves.rule === "up"
                ? "Cheaper tiers aren’t offered."
                : "To a lower price or a shorter billing period."
            }
            value={moves.downgrades}
            onChange={(downgrades) => change({ downgrades })}
          />
        </div>
      )}
    </Section>
  );
}

type DirectionProps = {
  label: string;
  help: string;
  value: Moves["upgrades"];
  onChange: (value: Moves["upgrades"]) => void;
};

function Direction({ label, help, value, onChange }: DirectionProps) {
  return (
    <label className="space-y-1.5">
      <span className="block font-medium">{label}</span>
      <Select value={value} onChange={(event) => onChange(event.target.value as Moves["upgrades"])}>
        <option value="now">Now</option>
        <option value="renewal">At renewal</option>
      </Select>
      <span className="block text-help text-muted">{help}</span>
    </label>
  );
}
