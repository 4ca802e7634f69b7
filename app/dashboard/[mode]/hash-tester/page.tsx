import type { Metadata } from "next";
import { HashTester } from "@/components/dashboard/hash-tester";
import { PageHeader } from "@/components/ui/page-header";
import { readSettings } from "@/lib/merchant/settings";
import { enterPage, type ModeParams } from "../../enter-page";

export const metadata: Metadata = { title: "Hash tester" };

export default async function HashTesterPage({ params }: ModeParams) {
  const { member, mode } = await enterPage(params);
  const { identifyBy } = await readSettings(member.merchantId, mode);
  return (
    <>
      <PageHeader title="Hash tester">
        Enter what your page passes. The check is the one the portal itself makes in {mode} mode; when the
        hash is not right, the likely mistake is named. The right hash is never shown.
      </PageHeader>
      <HashTester mode={mode} identifyBy={identifyBy} />
    </>
  );
}
