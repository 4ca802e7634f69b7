import type { Metadata } from "next";
import { CopySettings } from "@/components/dashboard/settings/copy-settings";
import { SettingsEditor } from "@/components/dashboard/settings/settings-editor";
import { SettingsHistory } from "@/components/dashboard/settings/settings-history";
import { PageHeader } from "@/components/ui/page-header";
import { listPreviewCustomers } from "@/lib/merchant/preview";
import { readSettingNeeds } from "@/lib/merchant/setting-needs";
import { readChosenSettings } from "@/lib/merchant/settings";
import { readHistory } from "@/lib/merchant/settings-history";
import { describeSettings, settingsOfPage } from "@/lib/settings/schema";
import { withPermissions } from "@/lib/stripe/keys/permissions";
import { enterPortalPage, type PortalParams } from "../../enter-page";

export const metadata: Metadata = { title: "Settings" };

type SettingsParams = PortalParams & { searchParams: Promise<{ before?: string | string[] }> };

export default async function SettingsPage({ params, searchParams }: SettingsParams) {
  const { member, mode, portalId } = await enterPortalPage(params);
  const { merchantId } = member;
  const { before } = await searchParams;
  const [test, live, history] = await Promise.all([
    readChosenSettings(merchantId, "test", mode === "test" ? portalId : undefined),
    readChosenSettings(merchantId, "live", mode === "live" ? portalId : undefined),
    readHistory(merchantId, mode, typeof before === "string" ? before : undefined, portalId),
  ]);
  const all = describeSettings();
  return (
    <>
      <PageHeader
        title="Settings"
        action={
          <>
            <SettingsHistory
              mode={mode}
              settings={all}
              history={history}
              isContinued={before !== undefined}
              now={new Date()}
            />
            {portalId === undefined && <CopySettings mode={mode} settings={all} test={test} live={live} />}
          </>
        }
      >
        What customers can see and do.
      </PageHeader>
      <SettingsEditor
        mode={mode}
        settings={settingsOfPage("settings").map(withPermissions)}
        chosen={mode === "test" ? test : live}
        needs={readSettingNeeds(merchantId, mode, portalId)}
        customers={listPreviewCustomers(merchantId, mode)}
      />
    </>
  );
}
