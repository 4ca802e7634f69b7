"use client";

import { type ReactNode, useState } from "react";
import { saveService } from "@/app/dashboard/[mode]/services/actions";
import { ActionForm, errorOf } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { TextField } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import type { DescribedProduct } from "@/lib/merchant/described-catalogue";
import type { Service } from "@/lib/settings/service";
import type { Mode } from "@/lib/tenancy";
import { ProductChoice } from "./product-choice";
import { SuggestedServices } from "./suggested-services";
import { addPrice, moveTier, removePrice, tiersInCatalogue } from "./tier-list";
import { TierOrder } from "./tier-order";

type ServiceEditorProps = {
  mode: Mode;
  saved: Service | null;
  suggested: Service[];
  products: DescribedProduct[];
};

/** Chooses products and prices and sorts the tiers. */
export function ServiceEditor({ mode, saved, suggested, products }: ServiceEditorProps) {
  const [name, setName] = useState(saved?.name ?? "");
  const [isTaken, setTaken] = useState(false);
  const [tiers, setTiers] = useState(tiersInCatalogue(saved?.tiers ?? [], products));

  function choose(productId: string, priceId: string, isChosen: boolean) {
    setTiers(isChosen ? addPrice(tiers, productId, priceId) : removePrice(tiers, productId, priceId));
  }

  return (
    <div className="space-y-4">
      <SuggestedServices
        mode={mode}
        services={suggested.filter((service) => JSON.stringify(service) !== JSON.stringify(saved))}
        products={products}
        onSaved={(service) => {
          setName(service.name);
          setTiers(service.tiers);
          setTaken(true);
        }}
      />
      {isTaken && <Callout tone="positive" title="The service is saved." />}
      <ActionForm
        action={saveService}
        onDone={() => setTaken(false)}
        label="Service"
        doneMessage="The service is saved."
        className="space-y-8"
      >
        {({ result, isPending }) => (
          <>
            <input type="hidden" name="mode" value={mode} />
            <input type="hidden" name="tiers" value={JSON.stringify(tiers)} />
            <NameSection name={name} error={errorOf(result, "name")} onChange={setName} />
            <Section
              id="products"
              title="Products and prices"
              description="Choose the prices customers may move to. A product with a chosen price is a tier."
            >
              {errorOf(result, "tiers") && (
                <p className="font-medium text-danger">{errorOf(result, "tiers")}</p>
              )}
              <ProductChoice products={products} tiers={tiers} onChoose={choose} />
            </Section>
            <OrderSection
              isPending={isPending}
              order={
                <TierOrder
                  tiers={tiers}
                  products={products}
                  onMove={(productId, by) => setTiers(moveTier(tiers, productId, by))}
                />
              }
            />
          </>
        )}
      </ActionForm>
    </div>
  );
}

type NameSectionProps = { name: string; error: string | undefined; onChange: (name: string) => void };

function NameSection({ name, error, onChange }: NameSectionProps) {
  return (
    <Section id="name" title="Name" description="For you; customers see the names of the products.">
      <div className="max-w-[35rem]">
        <TextField
          label="Name of the service"
          name="name"
          value={name}
          onChange={(event) => onChange(event.target.value)}
          maxLength={80}
          error={error}
          required
        />
      </div>
    </Section>
  );
}

function OrderSection({ order, isPending }: { order: ReactNode; isPending: boolean }) {
  return (
    <Section
      id="order"
      title="Order"
      description="From the smallest tier to the largest, as customers see it."
    >
      {order}
      <Button type="submit" tone="primary" aria-disabled={isPending}>
        {isPending ? "Saving…" : "Save service"}
      </Button>
    </Section>
  );
}
