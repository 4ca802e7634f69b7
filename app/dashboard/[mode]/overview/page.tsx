import type { Metadata } from "next";
import { ChecklistSteps } from "@/components/dashboard/checklist-steps";
import { PageHeader } from "@/components/ui/page-header";
import { readChecklist } from "@/lib/merchant/checklist";
import { enterPage } from "../../enter-page";
import type { ModeParams } from "../../enter-page";

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage({ params }: ModeParams) {
  const { member, mode } = await enterPage(params);
  const checklist = await readChecklist(member.merchantId, mode);
  return (
    <>
      <PageHeader title="Overview">
        {mode === "test"
          ? "Set the portal up with test customers first. Live mode has its own keys, settings and service."
          : "What your customers use. Each step is checked from what is really there."}
      </PageHeader>
      <ChecklistSteps checklist={checklist} mode={mode} now={new Date()} />
    </>
  );
}
