import type { Metadata } from "next";
import { LookEditor } from "@/components/dashboard/look/look-editor";
import { PageHeader } from "@/components/ui/page-header";
import { listPreviewCustomers } from "@/lib/merchant/preview";
import { readChosenSettings } from "@/lib/merchant/settings";
import { settingsOfPage } from "@/lib/settings/schema";
import { enterPortalPage, type PortalParams } from "../../enter-page";

export const metadata: Metadata = { title: "Look" };

export default async function LookPage({ params }: PortalParams) {
  const { member, mode, portalId } = await enterPortalPage(params);
  return (
    <>
      <PageHeader title="Look">Make the portal feel like the rest of your site.</PageHeader>
      <LookEditor
        mode={mode}
        settings={settingsOfPage("look")}
        chosen={await readChosenSettings(member.merchantId, mode, portalId)}
        customers={listPreviewCustomers(member.merchantId, mode)}
      />
    </>
  );
}
