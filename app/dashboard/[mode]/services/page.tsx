import { Layers } from "lucide-react";
import type { Metadata } from "next";
import { ServiceEditor } from "@/components/dashboard/service-editor";
import { ButtonLink } from "@/components/ui/button-link";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { readPortal } from "@/lib/db/portals";
import { describeCatalogue } from "@/lib/merchant/described-catalogue";
import { type CatalogueReading, readCatalogueOf } from "@/lib/merchant/services";
import { serviceWarnings, suggestServices } from "@/lib/merchant/suggested-services";
import { parseService, type Service } from "@/lib/settings/service";
import type { Mode } from "@/lib/tenancy";
import { enterPage, type ModeParams } from "../../enter-page";

export const metadata: Metadata = { title: "Services" };

export default async function ServicesPage({ params }: ModeParams) {
  const { member, mode } = await enterPage(params);
  const [portal, catalogue] = await Promise.all([
    readPortal(member.merchantId, mode),
    readCatalogueOf(member.merchantId, mode),
  ]);
  return (
    <>
      <PageHeader title="Services">
        What customers may move between: tiers in order, each with its prices. Names and amounts are read from
        Stripe each time, so they are never out of date.
      </PageHeader>
      <ServiceContent mode={mode} catalogue={catalogue} saved={parseService(portal.service)} />
    </>
  );
}

type ServiceContentProps = { mode: Mode; catalogue: CatalogueReading; saved: Service | null };

function ServiceContent({ mode, catalogue, saved }: ServiceContentProps) {
  if (!catalogue.ok) return <Unreadable mode={mode} reason={catalogue.reason} />;
  if (catalogue.products.length === 0) return <NoProducts />;
  const suggested = suggestServices(catalogue.products);
  const warnings = saved ? serviceWarnings(saved, catalogue.products) : [];
  return (
    <>
      {warnings.map((warning) => (
        <Callout key={warning} tone="caution" title={warning} />
      ))}
      <ServiceEditor
        mode={mode}
        saved={saved}
        suggested={suggested}
        products={describeCatalogue(catalogue.products)}
      />
    </>
  );
}

function NoProducts() {
  return (
    <EmptyState
      icon={Layers}
      title="Stripe has no product with a recurring price"
      action={
        <ButtonLink href="https://dashboard.stripe.com/products" target="_blank" rel="noopener noreferrer">
          Open products in Stripe
        </ButtonLink>
      }
    >
      Make one product for each tier, with a monthly or yearly price. Products tagged <code>sb_service</code>{" "}
      and <code>sb_tier</code> are offered here as a finished service.
    </EmptyState>
  );
}

function Unreadable({
  mode,
  reason,
}: {
  mode: Mode;
  reason: "not_connected" | "unreachable" | "key_refused";
}) {
  if (reason === "unreachable") {
    return (
      <Callout tone="danger" title="Stripe does not answer at the moment">
        Nothing was changed, and the service you chose stays as it is. Reload the page in a minute.
      </Callout>
    );
  }
  const isMissing = reason === "not_connected";
  return (
    <EmptyState
      icon={Layers}
      title={isMissing ? "Your products will be here" : "Stripe refuses the connected key"}
      action={
        <ButtonLink href={`/dashboard/${mode}/stripe`} tone="primary">
          {isMissing ? "Connect Stripe" : "Replace the key"}
        </ButtonLink>
      }
    >
      {isMissing
        ? "Connect Stripe, then choose which products and prices are the tiers of your service."
        : "It may have been rolled or has lost a permission. Customers see that the portal is not available."}
    </EmptyState>
  );
}
