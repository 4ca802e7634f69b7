"use client";

import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useOpenedDialog } from "@/components/ui/use-opened-dialog";
import type { DescribedProduct } from "@/lib/merchant/described-catalogue";
import type { SavedService } from "@/lib/settings/service";
import { SearchField } from "../settings/search-field";
import { addable } from "./tier-list";

type AddTierProps = {
  products: readonly DescribedProduct[];
  services: readonly SavedService[];
  onAdd: (product: DescribedProduct) => void;
};

/** Adds a Stripe product that isn't a tier yet, with all its prices. */
export function AddTier({ products, services, onAdd }: AddTierProps) {
  // The list is rendered only while the dialog is open, because a catalog can have hundreds of products.
  const { dialog, isOpen, open, close, onClose } = useOpenedDialog();
  const left = addable(products, services);
  return (
    <>
      <Button size="small" aria-disabled={left.length === 0} onClick={() => left.length > 0 && open()}>
        <Plus aria-hidden="true" className="size-3.5" />
        Add a tier
      </Button>
      {left.length === 0 && (
        <span className="ms-3 text-help text-muted">
          Every product with a recurring price is already a tier.
        </span>
      )}
      {isOpen && (
        <Dialog dialog={dialog} title="Add a tier" width="wide" onClose={onClose}>
          <p>
            Products in Stripe with a recurring price. All of its prices are selected; you can change that
            later.
          </p>
          <ProductChoice
            products={left}
            onChoose={(product) => {
              close();
              onAdd(product);
            }}
          />
          <div className="flex justify-end">
            <Button onClick={close}>Cancel</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

/** The most products that fit into the dialog. With more, a field finds them by name, description or ID. */
const mostWithoutSearch = 8;

type ProductChoiceProps = {
  products: readonly DescribedProduct[];
  onChoose: (product: DescribedProduct) => void;
};

function ProductChoice({ products, onChoose }: ProductChoiceProps) {
  const [query, setQuery] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const words = query.trim().toLowerCase();
  const found = products.filter(({ id, name, description }) =>
    [id, name, description ?? ""].some((text) => text.toLowerCase().includes(words)),
  );
  return (
    <div>
      {products.length > mostWithoutSearch && (
        <SearchField label="Search products" {...{ query, setQuery, field }} count={found.length} />
      )}
      {found.length === 0 && <p>No product matches “{query.trim()}”.</p>}
      <ul className="max-h-[50dvh] divide-y divide-line overflow-y-auto rounded-lg border border-line empty:hidden">
        {found.map((product) => (
          <li key={product.id} className="flex items-center justify-between gap-3 px-3.5 py-2.5">
            <span className="min-w-0">
              <bdi className="block font-medium wrap-anywhere text-ink">{product.name}</bdi>
              <span className="block text-help tabular-nums">
                {product.prices.map(({ amount, interval }) => `${amount} ${interval}`).join(" · ")}
              </span>
            </span>
            <Button size="small" onClick={() => onChoose(product)}>
              Add<span className="sr-only"> {product.name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
