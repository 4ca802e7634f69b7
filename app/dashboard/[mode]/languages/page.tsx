import type { Metadata } from "next";
import { LanguagesEditor } from "@/components/dashboard/languages-editor";
import { PageHeader } from "@/components/ui/page-header";
import { listPreviewCustomers } from "@/lib/merchant/preview";
import { readChosenSettings } from "@/lib/merchant/settings";
import { settingsOfPage } from "@/lib/settings/schema";
import { enterPage, type ModeParams } from "../../enter-page";

export const metadata: Metadata = { title: "Languages" };

export default async function LanguagesPage({ params }: ModeParams) {
  const { member, mode } = await enterPage(params);
  return (
    <>
      <PageHeader title="Languages">Which language customers see, and who chooses it.</PageHeader>
      <LanguagesEditor
        mode={mode}
        settings={settingsOfPage("languages")}
        chosen={await readChosenSettings(member.merchantId, mode)}
        customers={listPreviewCustomers(member.merchantId, mode)}
      />
    </>
  );
}
