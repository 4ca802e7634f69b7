import type { DescribedPrice } from "@/lib/merchant/described-catalogue";

type PriceChoiceProps = {
  prices: readonly DescribedPrice[];
  chosen: readonly string[];
  onChoose: (priceIds: string[]) => void;
};

/** The prices of one product. At least one price stays chosen; to remove the last one, members remove the tier. */
export function PriceChoice({ prices, chosen, onChoose }: PriceChoiceProps) {
  return (
    <fieldset className="space-y-0.5">
      <legend className="sr-only">Prices</legend>
      {prices.map(({ id, amounts, interval, note, canBeTier }) => {
        const isChosen = chosen.includes(id);
        const isLast = isChosen && chosen.length === 1;
        return (
          <label
            key={id}
            className={`-mx-2 flex min-h-9 items-center gap-3 rounded-md px-2 ${canBeTier ? "text-ink hover:bg-hover" : "text-faint"}`}
          >
            <input
              type="checkbox"
              checked={isChosen}
              disabled={!canBeTier || isLast}
              onChange={(event) =>
                onChoose(event.target.checked ? [...chosen, id] : chosen.filter((each) => each !== id))
              }
              className="size-4"
            />
            <span className="min-w-0 tabular-nums">
              <span className="font-medium">{Object.values(amounts).join(", ")}</span> {interval}
            </span>
            {note && <span className="ms-auto truncate text-xs text-muted">{note}</span>}
          </label>
        );
      })}
    </fieldset>
  );
}
