"use client";

import { saveServices } from "@/app/dashboard/[mode]/services/actions";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { DescribedProduct } from "@/lib/merchant/described-catalogue";
import type { SavedService } from "@/lib/settings/service";
import type { Mode } from "@/lib/tenancy";
import { Place } from "../place";

type SuggestedServicesProps = {
  mode: Mode;
  portalId: string | undefined;
  suggested: readonly SavedService[];
  /** As saved. */
  services: readonly SavedService[];
  products: readonly DescribedProduct[];
  /** Unsaved changes would be lost, so nothing is suggested meanwhile. */
  isEditing: boolean;
  onSaved: (services: SavedService[]) => void;
};

/** Offers the services that the merchant's own tags in Stripe describe. One click adds and saves one. */
export function SuggestedServices(props: SuggestedServicesProps) {
  const { mode, portalId, suggested, services, products, isEditing, onSaved } = props;
  const taken = services.flatMap(({ tiers }) => tiers.map(({ productId }) => productId));
  const fresh = suggested.filter(({ tiers }) => tiers.every(({ productId }) => !taken.includes(productId)));
  if (isEditing) return null;
  return fresh.map((service) => (
    <ActionForm
      key={service.name}
      action={saveServices}
      onDone={onSaved}
      label={`Use ${service.name}`}
      className="space-y-3"
    >
      {({ isPending }) => (
        <>
          <Place mode={mode} portalId={portalId} />
          <input type="hidden" name="services" value={JSON.stringify([...services, service])} />
          <input type="hidden" name="before" value={JSON.stringify(services)} />
          <Callout
            tone="accent"
            title={`Your products are tagged as the service “${service.name}”.`}
            action={
              <Button type="submit" size="small" aria-disabled={isPending}>
                {isPending ? "Saving…" : `Use “${service.name}”`}
              </Button>
            }
          >
            {service.tiers.map(({ productId }) => nameOf(productId, products)).join(", ")}, with all their
            prices.
          </Callout>
        </>
      )}
    </ActionForm>
  ));
}

function nameOf(productId: string, products: readonly DescribedProduct[]): string {
  return products.find(({ id }) => id === productId)?.name ?? productId;
}
