import type { Metadata } from "next";
import { LanguagesEditor } from "@/components/dashboard/languages-editor";
import { PageHeader } from "@/components/ui/page-header";
import { listPreviewCustomers } from "@/lib/merchant/preview";
import { readChosenSettings } from "@/lib/merchant/settings";
import { settingsOfPage } from "@/lib/settings/schema";
import { enterPortalPage, type PortalParams } from "../../enter-page";

export const metadata: Metadata = { title: "Languages" };

export default async function LanguagesPage({ params }: PortalParams) {
  const { member, mode, portalId } = await enterPortalPage(params);
  return (
    <>
      <PageHeader title="Languages">Choose how the portal picks each customer’s language.</PageHeader>
      <LanguagesEditor
        mode={mode}
        settings={settingsOfPage("languages")}
        chosen={await readChosenSettings(member.merchantId, mode, portalId)}
        customers={listPreviewCustomers(member.merchantId, mode)}
      />
    </>
  );
}
