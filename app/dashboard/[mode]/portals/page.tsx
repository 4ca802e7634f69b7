import type { Metadata } from "next";
import { CreatePortal } from "@/components/dashboard/portals/create-portal";
import { PortalTable } from "@/components/dashboard/portals/portal-table";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { readPortalOverview } from "@/lib/merchant/portals";
import { enterPage, type ModeParams } from "../../enter-page";

export const metadata: Metadata = { title: "Portals" };

export default async function PortalsPage({ params }: ModeParams) {
  const { member, mode } = await enterPage(params);
  const portals = await readPortalOverview(member.merchantId, mode);
  return (
    <>
      <PageHeader title="Portals">
        One for each product or brand, with its own settings, services, sites and look. Keys and the Stripe
        account are shared.
      </PageHeader>
      <PortalTable mode={mode} portals={portals} now={new Date()} />
      <Section id="new" title="New portal" description="It has its own ID to put into your page.">
        <CreatePortal mode={mode} portals={portals.map(({ id, name }) => ({ id, name }))} />
      </Section>
    </>
  );
}
