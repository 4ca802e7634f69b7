import { Layers } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, type TableColumn } from "@/components/ui/table";
import type { DescribedProduct } from "@/lib/merchant/described-catalogue";
import type { SavedService } from "@/lib/settings/service";
import { OrderButtons, Prices, ShownSwitch, TierName } from "./tier-cells";
import { changeTier, moveTier, type SavedTier } from "./tier-list";
import { TierMenu } from "./tier-menu";

type TierTableProps = {
  service: SavedService;
  products: readonly DescribedProduct[];
  names: Readonly<Record<string, string>>;
  currency: string;
  onChange: (next: SavedService) => void;
};

/**
 * The tiers in order with their prices in one currency. Buttons move a tier up or down, so nobody needs to
 * drag.
 */
export function TierTable({ service, products, names, currency, onChange }: TierTableProps) {
  const productOf = ({ productId }: SavedTier) => products.find(({ id }) => id === productId);
  const nameOf = (tier: SavedTier) => productOf(tier)?.name ?? names[tier.productId] ?? tier.productId;
  if (service.tiers.length === 0) {
    return (
      <EmptyState icon={Layers} title="No tiers yet">
        Add a product, and its prices become the plans that customers can choose.
      </EmptyState>
    );
  }
  const columns: [TableColumn<SavedTier>, ...TableColumn<SavedTier>[]] = [
    { head: "Tier", cell: (tier) => <TierName tier={tier} name={nameOf(tier)} product={productOf(tier)} /> },
    ...intervalColumns(service, products).map((column) => ({
      head: column,
      cell: (tier: SavedTier) => (
        <Prices tier={tier} product={productOf(tier)} column={column} currency={currency} />
      ),
    })),
    {
      head: "In the portal",
      cell: (tier) => (
        <ShownSwitch
          name={nameOf(tier)}
          isShown={!tier.isHidden}
          onChange={(isShown) => onChange(changeTier(service, tier.productId, { isHidden: !isShown }))}
        />
      ),
    },
    {
      head: "Order",
      cell: (tier) => (
        <OrderButtons
          name={nameOf(tier)}
          isFirst={tier === service.tiers[0]}
          isLast={tier === service.tiers.at(-1)}
          onMove={(by) => onChange(moveTier(service, tier.productId, by))}
        />
      ),
    },
    {
      head: "Actions",
      isHeadHidden: true,
      isAtEnd: true,
      isCorner: true,
      cell: (tier) => (
        <TierMenu
          tier={tier}
          name={nameOf(tier)}
          product={productOf(tier)}
          service={service}
          onChange={onChange}
        />
      ),
    },
  ];
  return <Table label="Tiers" columns={columns} rows={service.tiers} rowKey={({ productId }) => productId} />;
}

/** Monthly and yearly first, then any other intervals. */
function intervalColumns({ tiers }: SavedService, products: readonly DescribedProduct[]): string[] {
  const chosen = tiers.flatMap(({ priceIds }) => priceIds);
  const prices = products.flatMap((product) => product.prices).filter(({ id }) => chosen.includes(id));
  return [...new Set(["Monthly", "Yearly", ...prices.map(({ column }) => column)])];
}
