"use client";

import { saveService } from "@/app/dashboard/[mode]/services/actions";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import type { DescribedProduct } from "@/lib/merchant/described-catalogue";
import type { Service } from "@/lib/settings/service";
import type { Mode } from "@/lib/tenancy";

type SuggestedServicesProps = {
  mode: Mode;
  services: Service[];
  products: DescribedProduct[];
  onSaved?: (service: Service) => void;
};

/** Suggests services that the merchant's own tags in Stripe already describe. One click saves a suggestion. */
export function SuggestedServices({ mode, services, products, onSaved }: SuggestedServicesProps) {
  return services.map((service) => (
    <ActionForm
      key={service.name}
      action={saveService}
      onDone={() => onSaved?.(service)}
      label={`Use ${service.name}`}
      className="space-y-3"
    >
      {({ isPending }) => (
        <>
          <input type="hidden" name="mode" value={mode} />
          <input type="hidden" name="name" value={service.name} />
          <input type="hidden" name="tiers" value={JSON.stringify(service.tiers)} />
          <div className="rounded-[10px] border border-line-mid">
            <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
              <p className="font-semibold">{service.name}</p>
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

type SuggestedTierProps = { productId: string; priceIds: string[]; products: DescribedProduct[] };

function SuggestedTier({ productId, priceIds, products }: SuggestedTierProps) {
  const product = products.find(({ id }) => id === productId);
  const prices = product?.prices.filter(({ id }) => priceIds.includes(id)) ?? [];
  return (
    <li className="flex flex-wrap justify-between gap-x-6 px-4 py-2">
      <span className="font-medium">{product?.name ?? productId}</span>
      <span className="text-muted tabular-nums">
        {prices.map(({ amount, interval }) => `${amount} ${interval}`).join(" · ")}
      </span>
    </li>
  );
}
