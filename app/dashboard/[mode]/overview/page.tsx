import type { Metadata } from "next";
import { ChecklistSteps } from "@/components/dashboard/checklist-steps";
import { FindingList } from "@/components/dashboard/finding-list";
import { PageHeader } from "@/components/ui/page-header";
import { readChecklist } from "@/lib/merchant/checklist";
import { readFindings } from "@/lib/merchant/findings";
import { enterPage, type ModeParams } from "../../enter-page";

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage({ params }: ModeParams) {
  const { member, mode } = await enterPage(params);
  const now = new Date();
  const [checklist, findings] = await Promise.all([
    readChecklist(member.merchantId, mode),
    readFindings(member.merchantId, mode),
  ]);
  return (
    <>
      <PageHeader title="Overview">
        {mode === "test"
          ? "Set the portal up with test customers first. Live mode has its own keys, settings and service."
          : "What your customers use. Each step is checked from what is really there."}
      </PageHeader>
      <ChecklistSteps checklist={checklist} mode={mode} now={now} />
      <FindingList groups={findings} mode={mode} readAt={now.toISOString()} />
    </>
  );
}
