import { Badge } from "@/components/ui/badge";
import type { DescribedPrice, DescribedProduct } from "@/lib/merchant/described-catalogue";
import type { Service } from "@/lib/settings/service";

type ProductChoiceProps = {
  products: DescribedProduct[];
  tiers: Service["tiers"];
  onChoose: (productId: string, priceId: string, isChosen: boolean) => void;
};

/** Lists every product with a checkbox for each of its prices. */
export function ProductChoice({ products, tiers, onChoose }: ProductChoiceProps) {
  return (
    <div className="divide-y divide-line rounded-[10px] border border-line bg-surface">
      {products.map((product) => {
        const chosen = tiers.find(({ productId }) => productId === product.id)?.priceIds ?? [];
        return (
          <fieldset key={product.id} className="grid gap-x-8 gap-y-3 p-4 sm:grid-cols-2 sm:p-5">
            <legend className="sr-only">{product.name}</legend>
            <div aria-hidden="true" className="space-y-1">
              <p className="flex items-center gap-2 font-medium">
                {product.name}
                {product.isAddon && <Badge>Add-on</Badge>}
              </p>
              {product.description && (
                <p className="leading-5 text-pretty text-muted">{product.description}</p>
              )}
            </div>
            <div className="space-y-1">
              {product.prices.map((price) => (
                <PriceChoice
                  key={price.id}
                  price={price}
                  isChosen={chosen.includes(price.id)}
                  onChoose={(isChosen) => onChoose(product.id, price.id, isChosen)}
                />
              ))}
            </div>
          </fieldset>
        );
      })}
    </div>
  );
}

type PriceChoiceProps = { price: DescribedPrice; isChosen: boolean; onChoose: (isChosen: boolean) => void };

function PriceChoice({ price, isChosen, onChoose }: PriceChoiceProps) {
  return (
    <label
      className={`-mx-2 flex min-h-8 items-center gap-3 rounded-md px-2 ${price.canBeTier ? "hover:bg-hover" : "text-faint"}`}
    >
      <input
        type="checkbox"
        checked={isChosen}
        disabled={!price.canBeTier}
        onChange={(event) => onChoose(event.target.checked)}
        className="size-4"
      />
      <span className="tabular-nums">
        <span className="font-medium">{price.amount}</span> {price.interval}
      </span>
      {price.note && <span className="ms-auto truncate text-xs text-muted">{price.note}</span>}
    </label>
  );
}
