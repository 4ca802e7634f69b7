import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { DescribedProduct } from "@/lib/merchant/described-catalogue";
import type { Service } from "@/lib/settings/service";

type SuggestedServicesProps = {
  services: Service[];
  products: DescribedProduct[];
  onUse: (service: Service) => void;
};

/** Services that the merchant's own tags in Stripe already describe; one click takes one over. */
export function SuggestedServices({ services, products, onUse }: SuggestedServicesProps) {
  if (services.length === 0) return null;
  return (
    <div className="space-y-3 pb-2">
      {services.map((service) => (
        <Callout
          key={service.name}
          title={`Your products are tagged as the service “${service.name}”`}
          action={
            <Button size="small" onClick={() => onUse(service)}>
              Use “{service.name}”
            </Button>
          }
        >
          Tiers: {service.tiers.map((tier) => nameOf(tier.productId, products)).join(", ")}. Look it over
          below, then save it.
        </Callout>
      ))}
    </div>
  );
}

function nameOf(productId: string, products: DescribedProduct[]): string {
  return products.find(({ id }) => id === productId)?.name ?? productId;
}
