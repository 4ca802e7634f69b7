import { ButtonLink } from "@/components/ui/button-link";
import { Callout } from "@/components/ui/callout";
import type { DescribedProduct } from "@/lib/merchant/described-catalogue";
import type { SavedService } from "@/lib/settings/service";
import type { Mode } from "@/lib/tenancy";
import { SuggestedServices } from "../services/suggested-services";

export type ServiceStepProps = {
  mode: Mode;
  products: DescribedProduct[];
  suggested: SavedService[];
  /** The services that are already saved. */
  services: SavedService[];
};

/** One click accepts the service described by the tags in Stripe. Without tags, a link leads to the Services page. */
export function ServiceStep({ mode, products, suggested, services }: ServiceStepProps) {
  const path = `/dashboard/${mode}/services`;
  if (products.length === 0) {
    return (
      <Callout title="Your Stripe account has no product with a recurring price.">
        Create one in Stripe for each plan, with a monthly or yearly price, then reload this page. To skip
        this, open the next step: customers then can’t change plans.
      </Callout>
    );
  }
  return (
    <div className="space-y-3">
      <p className="text-help text-muted">
        {suggested.length > 0
          ? "Your products are tagged in Stripe, so this takes one click."
          : "Choose which products customers can switch between. Tag them in Stripe with sb_service and sb_tier to have them suggested here."}
      </p>
      <SuggestedServices {...{ mode, suggested, services, products }} />
      <ButtonLink href={path} tone={suggested.length > 0 ? "quiet" : "primary"}>
        Choose products myself
      </ButtonLink>
    </div>
  );
}
