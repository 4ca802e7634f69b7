"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { Segmented } from "@/components/ui/segmented";
import type { DescribedProduct } from "@/lib/merchant/described-catalogue";
import type { SavedService } from "@/lib/settings/service";
import { AddTier } from "./add-tier";
import { MoveRules } from "./move-rules";
import { addTier } from "./tier-list";
import { TierTable } from "./tier-table";

type ServiceEditorProps = {
  service: SavedService;
  services: readonly SavedService[];
  products: readonly DescribedProduct[];
  names: Readonly<Record<string, string>>;
  nameError: string | undefined;
  /** Null removes the service. */
  onChange: (next: SavedService | null) => void;
};

/** One service: its name, its tiers in order, and its rules. */
export function ServiceEditor(props: ServiceEditorProps) {
  const { service, services, products, names, nameError, onChange } = props;
  const currencies = currenciesOf(service, products);
  const [currency, setCurrency] = useState(currencies[0] ?? "usd");
  return (
    <>
      <div className="flex max-w-xl items-end gap-3">
        <div className="min-w-0 flex-1">
          <TextField
            label="Name of the service"
            name="shown-name"
            // Keeps this field out of the form, which sends the name with the service and refuses unknown fields.
            form="shown-name-of-no-form"
            value={service.name}
            onChange={(event) => onChange({ ...service, name: event.target.value })}
            maxLength={80}
            error={nameError}
            help="Only you see this. Customers see the product names."
          />
        </div>
        {services.length > 1 && (
          <Button tone="quiet" size="small" className="mb-7" onClick={() => onChange(null)}>
            Remove service
          </Button>
        )}
      </div>
      <Section
        id="tiers"
        title="Tiers"
        description="From the smallest to the largest, as customers see them."
        action={
          currencies.length > 1 && (
            <Segmented
              label="Currency"
              name="shown-currency"
              options={currencies.map((each) => ({ value: each, label: each.toUpperCase() }))}
              value={currency}
              onChange={setCurrency}
            />
          )
        }
      >
        <TierTable
          service={service}
          products={products}
          names={names}
          currency={currency}
          onChange={onChange}
        />
        <AddTier
          products={products}
          services={services}
          onAdd={(product) => onChange(addTier(service, product))}
        />
      </Section>
      {service.tiers.length > 1 && (
        <MoveRules service={service} products={products} names={names} onChange={onChange} />
      )}
    </>
  );
}

/** All currencies of the chosen prices, the most frequent first. */
function currenciesOf({ tiers }: SavedService, products: readonly DescribedProduct[]): string[] {
  const chosen = tiers.flatMap(({ priceIds }) => priceIds);
  const sold = products
    .flatMap(({ prices }) => prices)
    .filter(({ id }) => chosen.includes(id))
    .flatMap(({ amounts }) => Object.keys(amounts));
  const count = (currency: string) => sold.filter((each) => each === currency).length;
  return [...new Set(sold)].sort((one, other) => count(other) - count(one));
}
