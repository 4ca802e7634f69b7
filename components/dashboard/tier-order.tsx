import { ArrowDown, ArrowUp } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { DescribedProduct } from "@/lib/merchant/described-catalogue";
import type { Service } from "@/lib/settings/service";

type TierOrderProps = {
  tiers: Service["tiers"];
  products: DescribedProduct[];
  onMove: (productId: string, by: 1 | -1) => void;
};

/** Lists the chosen tiers in order. Buttons move them, so nobody needs to drag. */
export function TierOrder({ tiers, products, onMove }: TierOrderProps) {
  if (tiers.length === 0)
    return <p className="text-muted">Choose a price above, and its product becomes a tier here.</p>;
  return (
    <ol className="divide-y divide-line rounded-[10px] border border-line bg-surface">
      {tiers.map(({ productId, priceIds }, index) => {
        const product = products.find(({ id }) => id === productId);
        const name = product?.name ?? productId;
        const prices = product?.prices.filter(({ id }) => priceIds.includes(id)) ?? [];
        return (
          <li key={productId} className="flex items-center gap-4 px-4 py-3 sm:px-5">
            <span className="w-4 text-faint tabular-nums">{index + 1}</span>
            <span className="min-w-0 flex-1">
              <span className="font-medium">{name}</span>
              <span className="block text-muted tabular-nums">
                {prices.map(({ amount, interval }) => `${amount} ${interval}`).join(" · ")}
              </span>
            </span>
            <span className="flex gap-1">
              <Button
                tone="quiet"
                size="small"
                aria-label={`Move ${name} up`}
                disabled={index === 0}
                onClick={() => onMove(productId, -1)}
              >
                <ArrowUp aria-hidden="true" className="size-4" />
              </Button>
              <Button
                tone="quiet"
                size="small"
                aria-label={`Move ${name} down`}
                disabled={index === tiers.length - 1}
                onClick={() => onMove(productId, 1)}
              >
                <ArrowDown aria-hidden="true" className="size-4" />
              </Button>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
