"use client";

import { Plus } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { DescribedProduct } from "@/lib/merchant/described-catalogue";
import type { SavedService } from "@/lib/settings/service";
import { addable } from "./tier-list";

type AddTierProps = {
  products: readonly DescribedProduct[];
  services: readonly SavedService[];
  onAdd: (product: DescribedProduct) => void;
};

/** Adds a Stripe product that isn't a tier yet, with all its prices. */
export function AddTier({ products, services, onAdd }: AddTierProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const left = addable(products, services);
  return (
    <>
      <Button size="small" aria-disabled={left.length === 0} onClick={() => dialog.current?.showModal()}>
        <Plus aria-hidden="true" className="size-3.5" />
        Add a tier
      </Button>
      {left.length === 0 && (
        <span className="ms-3 text-help text-muted">
          Every product with a recurring price is already a tier.
        </span>
      )}
      <Dialog dialog={dialog} title="Add a tier" width="wide">
        <p>
          Products in Stripe with a recurring price. All of its prices are selected; you can change that
          later.
        </p>
        <ul className="max-h-[50dvh] divide-y divide-line overflow-y-auto rounded-lg border border-line">
          {left.map((product) => (
            <li key={product.id} className="flex items-center justify-between gap-3 px-3.5 py-2.5">
              <span className="min-w-0">
                <bdi className="block font-medium wrap-anywhere text-ink">{product.name}</bdi>
                <span className="block text-help tabular-nums">
                  {product.prices.map(({ amount, interval }) => `${amount} ${interval}`).join(" · ")}
                </span>
              </span>
              <Button
                size="small"
                onClick={() => {
                  dialog.current?.close();
                  onAdd(product);
                }}
              >
                Add<span className="sr-only"> {product.name}</span>
              </Button>
            </li>
          ))}
        </ul>
        <div className="flex justify-end">
          <Button onClick={() => dialog.current?.close()}>Cancel</Button>
        </div>
      </Dialog>
    </>
  );
}
