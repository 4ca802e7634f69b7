import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { DescribedProduct } from "@/lib/merchant/described-catalogue";
import type { SavedService } from "@/lib/settings/service";
import { addable } from "./tier-list";

type NewServiceProps = {
  services: readonly SavedService[];
  products: readonly DescribedProduct[];
  /** Whether the page suggests a service, which is the easier way to begin. */
  hasSuggestion: boolean;
  onCreate: (made: SavedService) => void;
};

/** Creates a service. A second service is for a separate product, because customers can't switch between services. */
export function NewService({ services, products, hasSuggestion, onCreate }: NewServiceProps) {
  const isFirst = services.length === 0;
  if (addable(products, services).length === 0) return null;
  const create = () => onCreate({ name: isFirst ? "Plans" : `Service ${services.length + 1}`, tiers: [] });
  if (isFirst) {
    return (
      <Button tone={hasSuggestion ? "plain" : "primary"} onClick={create}>
        Choose tiers
      </Button>
    );
  }
  return (
    <div className="border-t border-line pt-4">
      <Button tone="quiet" size="small" onClick={create}>
        <Plus aria-hidden="true" className="size-3.5" />
        Add another service
      </Button>
      <span className="ms-2 text-help text-muted">For products that customers don’t switch between.</span>
    </div>
  );
}
