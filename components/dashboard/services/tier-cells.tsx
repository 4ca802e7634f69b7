import { ArrowDown, ArrowUp, TriangleAlert } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Switch } from "@/components/ui/switch";
import type { DescribedProduct } from "@/lib/merchant/described-catalogue";
import type { SavedTier } from "./tier-list";

type TierNameProps = { tier: SavedTier; name: string; product: DescribedProduct | undefined };

export function TierName({ tier, name, product }: TierNameProps) {
  const about = product?.description ?? product?.features.join(" · ");
  return (
    <span className="block max-w-64 min-w-40">
      <span className="flex flex-wrap items-center gap-2">
        <bdi className="wrap-anywhere">{name}</bdi>
        {tier.isPopular && <Badge tone="accent">Most popular</Badge>}
        {!product && <Badge tone="caution">Archived in Stripe</Badge>}
      </span>
      {about && (
        <bdi className="mt-0.5 line-clamp-2 block font-normal text-pretty text-muted" title={about}>
          {about}
        </bdi>
      )}
    </span>
  );
}

type PricesProps = {
  tier: SavedTier;
  product: DescribedProduct | undefined;
  column: string;
  currency: string;
};

export function Prices({ tier, product, column, currency }: PricesProps) {
  const prices = product?.prices.filter(({ id }) => tier.priceIds.includes(id)) ?? [];
  const shown = prices.filter((price) => price.column === column);
  const amounts = shown.flatMap(({ amounts: sold }) => sold[currency] ?? []);
  // The interval of an archived price is unknown, so the monthly column mentions archived prices.
  const hasArchived = column === "Monthly" && prices.length < tier.priceIds.length;
  return (
    <span className="tabular-nums">
      {amounts.length > 0 ? (
        amounts.join(", ")
      ) : shown.length > 0 ? (
        <span className="text-caution">Not in {currency.toUpperCase()}</span>
      ) : (
        <span className="text-faint">–</span>
      )}
      {hasArchived && (
        <span className="flex items-center gap-1 text-xs text-caution max-md:justify-end">
          <TriangleAlert aria-hidden="true" className="size-3.5 shrink-0" />1 archived
        </span>
      )}
    </span>
  );
}

type OrderButtonsProps = { name: string; isFirst: boolean; isLast: boolean; onMove: (by: 1 | -1) => void };

export function OrderButtons({ name, isFirst, isLast, onMove }: OrderButtonsProps) {
  return (
    <span className="inline-flex gap-0.5 align-middle">
      <Button
        tone="quiet"
        size="small"
        className="w-7 px-0! max-md:w-9"
        aria-label={`Move ${name} up`}
        aria-disabled={isFirst}
        onClick={() => onMove(-1)}
      >
        <ArrowUp aria-hidden="true" className="size-3.5" />
      </Button>
      <Button
        tone="quiet"
        size="small"
        className="w-7 px-0! max-md:w-9"
        aria-label={`Move ${name} down`}
        aria-disabled={isLast}
        onClick={() => onMove(1)}
      >
        <ArrowDown aria-hidden="true" className="size-3.5" />
      </Button>
    </span>
  );
}

type ShownSwitchProps = { name: string; isShown: boolean; onChange: (isShown: boolean) => void };

export function ShownSwitch({ name, isShown, onChange }: ShownSwitchProps) {
  return (
    <label className="inline-flex items-center gap-2 align-middle text-muted">
      <Switch
        checked={isShown}
        aria-label={`${name} in the portal`}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span aria-hidden="true">{isShown ? "Shown" : "Hidden"}</span>
    </label>
  );
}
