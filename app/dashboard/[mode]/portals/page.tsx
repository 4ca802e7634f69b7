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
        Create a portal for each product or brand. Each has its own settings, services, sites and look. All of
        them share your keys and Stripe account.
      </PageHeader>
      <PortalTable mode={mode} portals={portals} now={new Date()} />
      <Section
        id="new"
        title="New portal"
        description="The portal gets its own ID, which you add to your page."
      >
        <CreatePortal mode={mode} portals={portals.map(({ id, name }) => ({ id, name }))} />
      </Section>
    </>
  );
}
