"use client";

import { saveService } from "@/app/dashboard/[mode]/services/actions";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { DescribedProduct } from "@/lib/merchant/described-catalogue";
import type { Service } from "@/lib/settings/service";
import type { Mode } from "@/lib/tenancy";

type SuggestedServicesProps = {
  mode: Mode;
  services: Service[];
  products: DescribedProduct[];
  onSaved: (service: Service) => void;
};

/** Suggests services that the merchant's own tags in Stripe already describe. One click saves a suggestion. */
export function SuggestedServices({ mode, services, products, onSaved }: SuggestedServicesProps) {
  return services.map((service) => (
    <ActionForm
      key={service.name}
      action={saveService}
      onDone={() => onSaved(service)}
      label={`Use ${service.name}`}
      className="space-y-3"
    >
      {({ isPending }) => (
        <>
          <input type="hidden" name="mode" value={mode} />
          <input type="hidden" name="name" value={service.name} />
          <input type="hidden" name="tiers" value={JSON.stringify(service.tiers)} />
          <Callout
            title={`Your products are tagged as the service “${service.name}”`}
            action={
              <Button type="submit" size="small" aria-disabled={isPending}>
                {isPending ? "Saving…" : `Use “${service.name}”`}
              </Button>
            }
          >
            With the tiers {service.tiers.map((tier) => nameOf(tier.productId, products)).join(", ")} and all
            their prices.
          </Callout>
        </>
      )}
    </ActionForm>
  ));
}

function nameOf(productId: string, products: DescribedProduct[]): string {
  return products.find(({ id }) => id === productId)?.name ?? productId;
}
