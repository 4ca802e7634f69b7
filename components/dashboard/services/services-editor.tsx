"use client";

import { saveServices } from "@/app/dashboard/[mode]/services/actions";
import { ActionForm, errorOf } from "@/components/ui/action-form";
import { FieldError } from "@/components/ui/field";
import type { DescribedProduct } from "@/lib/merchant/described-catalogue";
import type { SavedService } from "@/lib/settings/service";
import type { Mode } from "@/lib/tenancy";
import { Place } from "../place";
import { SaveBar } from "../settings/save-bar";
import { NewService } from "./new-service";
import { ServiceEditor } from "./service-editor";
import { ServiceTabs } from "./service-tabs";
import { SuggestedServices } from "./suggested-services";
import { useServices } from "./use-services";

export type ServicesEditorProps = {
  mode: Mode;
  portalId: string | undefined;
  saved: SavedService[];
  /** The services described by the merchant's tags in Stripe. */
  suggested: SavedService[];
  products: DescribedProduct[];
  /** Names of tiers that are archived in Stripe. */
  names: Record<string, string>;
};

/** Edits a portal's services: tiers, their order and prices, and the allowed switches. */
export function ServicesEditor({ mode, portalId, saved, suggested, products, names }: ServicesEditorProps) {
  const { before, services, service, changed, ...edits } = useServices(saved);
  return (
    <div className="space-y-6">
      <SuggestedServices
        mode={mode}
        // Adding a suggestion would discard unsaved changes, so nothing is suggested while there are any.
        suggested={changed.length > 0 ? [] : suggested}
        services={before}
        products={products}
        onSaved={edits.adopt}
      />
      <ActionForm
        action={saveServices}
        onDone={edits.adopt}
        label="Services"
        doneMessage={changed.length === 0 ? "Saved. Customers see it on their next click." : undefined}
        className="space-y-6"
      >
        {({ result, isPending }) => (
          <>
            <Place mode={mode} portalId={portalId} />
            <input type="hidden" name="services" value={JSON.stringify(services)} />
            <input type="hidden" name="before" value={JSON.stringify(before)} />
            {errorOf(result, "tiers") && <FieldError>{errorOf(result, "tiers")}</FieldError>}
            <ServiceTabs services={services} current={service} onChoose={edits.choose} />
            {service ? (
              <ServiceEditor
                key={services.indexOf(service)}
                service={service}
                services={services}
                products={products}
                names={names}
                nameError={errorOf(result, "name")}
                onChange={edits.change}
              />
            ) : null}
            <NewService
              services={services}
              products={products}
              hasSuggestion={suggested.length > 0}
              onCreate={edits.add}
            />
            <SaveBar
              mode={mode}
              changed={changed}
              isPending={isPending}
              problem={result?.ok === false ? result.error.message : undefined}
              onDiscard={edits.discard}
            />
          </>
        )}
      </ActionForm>
    </div>
  );
}
