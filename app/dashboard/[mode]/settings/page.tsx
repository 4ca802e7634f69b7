import type { Metadata } from "next";
import { Suspense } from "react";
import { SettingsForm } from "@/components/dashboard/settings-form";
import { PageHeader } from "@/components/ui/page-header";
import { readPortal } from "@/lib/db/portals";
import { storedSettings } from "@/lib/settings/effective";
import { describeSettings } from "@/lib/settings/schema";
import { withPermissions } from "@/lib/stripe/keys/permissions";
import { enterPage, type ModeParams } from "../../enter-page";
import { MissingPermissions } from "../missing-permissions";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({ params }: ModeParams) {
  const { member, mode } = await enterPage(params);
  // The form shows the chosen settings, and next to each what is in effect as a result.
  const chosen = storedSettings((await readPortal(member.merchantId, mode)).settings);
  return (
    <>
      <PageHeader title="Settings">
        What customers can do and see in the portal of {mode} mode. A change holds from the next click of a
        customer, also in a portal that is open.
      </PageHeader>
      <Suspense>
        <MissingPermissions merchantId={member.merchantId} mode={mode} />
      </Suspense>
      <SettingsForm mode={mode} settings={describeSettings().map(withPermissions)} chosen={chosen} />
    </>
  );
}
