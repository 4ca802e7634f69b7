"use client";

import { Ellipsis } from "lucide-react";
import { useId, useRef } from "react";
import { Button, buttonClasses } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { menuItemClasses, PopoverMenu } from "@/components/ui/popover-menu";
import type { DescribedProduct } from "@/lib/merchant/described-catalogue";
import type { SavedService } from "@/lib/settings/service";
import { PriceChoice } from "./price-choice";
import { changeTier, markPopular, removeTier, type SavedTier } from "./tier-list";

type TierMenuProps = {
  tier: SavedTier;
  name: string;
  product: DescribedProduct | undefined;
  service: SavedService;
  onChange: (next: SavedService) => void;
};

/** Rarely needed actions on a tier: choose its prices, mark it as the most popular, remove it. */
export function TierMenu({ tier, name, product, service, onChange }: TierMenuProps) {
  const menuId = useId();
  const menu = useRef<HTMLDivElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  function choosePrices() {
    menu.current?.hidePopover();
    dialog.current?.showModal();
  }
  function change(next: SavedService) {
    menu.current?.hidePopover();
    onChange(next);
  }
  const { productId, isPopular = false } = tier;
  return (
    <>
      <button
        type="button"
        popoverTarget={menuId}
        aria-label={`More for ${name}`}
        className={`${buttonClasses("quiet", "small")} w-7 px-0! max-md:w-9`}
      >
        <Ellipsis aria-hidden="true" className="size-4" />
      </button>
      <PopoverMenu id={menuId} ref={menu} edge="end">
        {product && (
          <button type="button" className={menuItemClasses} onClick={choosePrices}>
            Choose prices…
          </button>
        )}
        <button
          type="button"
          className={menuItemClasses}
          onClick={() => change(markPopular(service, productId, !isPopular))}
        >
          {isPopular ? "Don’t mark as most popular" : "Mark as most popular"}
        </button>
        <button
          type="button"
          className={menuItemClasses}
          onClick={() => change(removeTier(service, productId))}
        >
          Remove from the service
        </button>
      </PopoverMenu>
      <Dialog dialog={dialog} title={`Prices of ${name}`}>
        <p>Customers see the prices in their own currency.</p>
        {product && (
          <PriceChoice
            prices={product.prices}
            chosen={tier.priceIds}
            onChoose={(priceIds) => onChange(changeTier(service, productId, { priceIds }))}
          />
        )}
        <div className="flex justify-end">
          <Button onClick={() => dialog.current?.close()}>Done</Button>
        </div>
      </Dialog>
    </>
  );
}
