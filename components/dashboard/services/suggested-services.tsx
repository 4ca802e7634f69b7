"use client";

import { Tag } from "lucide-react";
import { saveServices } from "@/app/dashboard/[mode]/services/actions";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import type { DescribedProduct } from "@/lib/merchant/described-catalogue";
import type { SavedService } from "@/lib/settings/service";
import type { Mode } from "@/lib/tenancy";
import { PortalField } from "../portal-field";

type SuggestedServicesProps = {
  mode: Mode;
  suggested: readonly SavedService[];
  /** The services as saved. */
  services: readonly SavedService[];
  products: readonly DescribedProduct[];
  onSaved?: (services: SavedService[]) => void;
};

/** Offers the services described by the merchant's tags in Stripe. One click adds a service and saves it. */
export function SuggestedServices({ mode, suggested, services, products, onSaved }: SuggestedServicesProps) {
  return notYetUsed(suggested, services).map((service) => (
    <ActionForm
      key={service.name}
      action={saveServices}
      onDone={onSaved}
      label={`Use ${service.name}`}
      className="space-y-3"
    >
      {({ isPending }) => (
        <>
          <input type="hidden" name="mode" value={mode} />
          <PortalField />
          <input type="hidden" name="services" value={JSON.stringify([...services, service])} />
          <input type="hidden" name="before" value={JSON.stringify(services)} />
          <div className="rounded-[10px] border border-line-mid">
            <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
              <p className="flex items-center gap-2 font-semibold">
                <Tag aria-hidden="true" className="size-3.5 text-muted" />
                <bdi>{service.name}</bdi>
              </p>
              <Button type="submit" tone="primary" size="small" aria-disabled={isPending}>
                {isPending ? "Saving…" : `Use “${service.name}”`}
              </Button>
            </div>
            <ul className="divide-y divide-line border-t border-line text-help">
              {service.tiers.map(({ productId, priceIds }) => (
                <SuggestedTier key={productId} {...{ productId, priceIds, products }} />
              ))}
            </ul>
          </div>
        </>
      )}
    </ActionForm>
  ));
}

/** The suggested services that share no tier with a saved service. */
export function notYetUsed(suggested: readonly SavedService[], services: readonly SavedService[]) {
  const taken = services.flatMap(({ tiers }) => tiers.map(({ productId }) => productId));
  return suggested.filter(({ tiers }) => tiers.every(({ productId }) => !taken.includes(productId)));
}

type SuggestedTierProps = {
  productId: string;
  priceIds: string[];
  products: readonly DescribedProduct[];
};

function SuggestedTier({ productId, priceIds, products }: SuggestedTierProps) {
  const product = products.find(({ id }) => id === productId);
  const prices = product?.prices.filter(({ id }) => priceIds.includes(id)) ?? [];
  return (
    <li className="flex flex-wrap justify-between gap-x-6 px-4 py-2">
      <bdi className="font-medium">{product?.name ?? productId}</bdi>
      <span className="text-muted tabular-nums">
        {prices.map(({ amount, interval }) => `${amount} ${interval}`).join(" · ")}
      </span>
    </li>
  );
}
