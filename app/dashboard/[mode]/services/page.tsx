import { Layers, LayoutGrid, RefreshCw } from "lucide-react";
import type { Metadata } from "next";
import { addressOf } from "@/components/dashboard/navigation";
import { ServicesEditor } from "@/components/dashboard/services/services-editor";
import { ButtonLink } from "@/components/ui/button-link";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { describeCatalogue } from "@/lib/merchant/described-catalogue";
import { serviceWarnings } from "@/lib/merchant/service-warnings";
import { type CatalogueReading, readArchivedNames, readCatalogueOf } from "@/lib/merchant/services";
import { suggestServices } from "@/lib/merchant/suggested-services";
import { stripeAway, stripeKeyRejected } from "@/lib/problem-words";
import { parseServices } from "@/lib/settings/service";
import type { Mode } from "@/lib/tenancy";
import { type EnteredPortalPage, enterPortalPage, type PortalParams } from "../../enter-page";

export const metadata: Metadata = { title: "Services" };

export default async function ServicesPage({ params }: PortalParams) {
  const entered = await enterPortalPage(params);
  const { member, mode, portalId } = entered;
  const catalogue = await readCatalogueOf(member.merchantId, mode);
  return (
    <>
      <PageHeader
        title="Services"
        action={
          <>
            <ButtonLink href={addressOf(mode, "services", portalId)} size="small" prefetch={false}>
              <RefreshCw aria-hidden="true" className="size-3.5" />
              Refresh from Stripe
            </ButtonLink>
            <ButtonLink href={`/dashboard/${mode}/portals`} size="small">
              <LayoutGrid aria-hidden="true" className="size-3.5" />
              All portals
            </ButtonLink>
          </>
        }
      >
        The tiers customers can switch between, in order. Names and prices always come from Stripe.
      </PageHeader>
      <Content entered={entered} catalogue={catalogue} />
    </>
  );
}

type ContentProps = { entered: EnteredPortalPage; catalogue: CatalogueReading };

async function Content({ entered, catalogue }: ContentProps) {
  const { member, mode, portal, portalId } = entered;
  if (!catalogue.ok) return <Unreadable mode={mode} reason={catalogue.reason} />;
  const { products } = catalogue;
  if (products.length === 0) return <NoProducts />;
  const saved = parseServices(portal.service) ?? [];
  const names = await readArchivedNames(member.merchantId, mode, saved, products);
  const warnings = saved.flatMap((service) => serviceWarnings(service, products, names));
  return (
    <>
      {warnings.length > 0 && (
        <Callout
          tone="caution"
          title={`${warnings.length} ${warnings.length === 1 ? "problem" : "problems"}`}
        >
          <ul className="list-disc ps-4">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Callout>
      )}
      <ServicesEditor
        mode={mode}
        portalId={portalId}
        saved={saved}
        suggested={suggestServices(products)}
        products={describeCatalogue(products)}
        names={names}
      />
    </>
  );
}

function NoProducts() {
  return (
    <EmptyState
      icon={Layers}
      title="No product in Stripe has a recurring price"
      action={
        <ButtonLink href="https://dashboard.stripe.com/products" target="_blank" rel="noopener noreferrer">
          Open products in Stripe
        </ButtonLink>
      }
    >
      Create a product for each tier, with a monthly or yearly price. Products tagged <code>sb_service</code>{" "}
      and <code>sb_tier</code> appear here as a ready-made service.
    </EmptyState>
  );
}

type Unread = Extract<CatalogueReading, { ok: false }>["reason"];

function Unreadable({ mode, reason }: { mode: Mode; reason: Unread }) {
  if (reason === "unreachable") {
    return (
      <Callout tone="danger" title={`${stripeAway}.`}>
        Your services haven’t changed. Reload the page in a minute.
      </Callout>
    );
  }
  const isMissing = reason === "not_connected";
  return (
    <EmptyState
      icon={Layers}
      title={isMissing ? "Your products appear here" : stripeKeyRejected}
      action={
        <ButtonLink href={`/dashboard/${mode}/stripe`} tone="primary">
          {isMissing ? "Connect Stripe" : "Replace the key"}
        </ButtonLink>
      }
    >
      {isMissing
        ? "Connect Stripe, then choose which products and prices customers can switch between."
        : "The key may have been rolled or lost a permission. Customers can’t use the portal until you replace it."}
    </EmptyState>
  );
}
