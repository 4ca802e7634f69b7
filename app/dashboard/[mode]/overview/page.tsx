import type { Metadata } from "next";
import { FindingList } from "@/components/dashboard/finding-list";
import { OverviewFigures } from "@/components/dashboard/overview-figures";
import { RecentOperations } from "@/components/dashboard/recent-operations";
import { WorkingNote } from "@/components/dashboard/working-note";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { SegmentedLinks } from "@/components/ui/segmented";
import { readFindings } from "@/lib/merchant/findings";
import { periodOf, periods, readOverview } from "@/lib/merchant/overview";
import { readArrivals, readSetUp, type SetUp } from "@/lib/merchant/set-up";
import type { MerchantId, Mode } from "@/lib/tenancy";
import { enterPage, type ModeParams } from "../../enter-page";
import { SetUpPage } from "./set-up-page";

type Query = Partial<Record<"step" | "days", string | string[]>>;
type OverviewParams = ModeParams & { searchParams: Promise<Query> };

export async function generateMetadata({ params }: ModeParams): Promise<Metadata> {
  const { member, mode } = await enterPage(params);
  const { firstVisitAt } = await readSetUp(member.merchantId, mode);
  return { title: firstVisitAt ? "Overview" : "Set up" };
}

/** Shows the set-up steps until a customer opens the portal, and afterwards an overview of what customers do. */
export default async function OverviewPage({ params, searchParams }: OverviewParams) {
  const { member, mode } = await enterPage(params);
  const { step, days } = await searchParams;
  const setUp = await readSetUp(member.merchantId, mode);
  if (setUp.firstVisitAt)
    return <Overview merchantId={member.merchantId} mode={mode} setUp={setUp} days={days} />;
  return (
    <SetUpPage
      merchantId={member.merchantId}
      mode={mode}
      setUp={setUp}
      asked={typeof step === "string" ? step : undefined}
    />
  );
}

type OverviewProps = { merchantId: MerchantId; mode: Mode; setUp: SetUp; days: Query["days"] };

async function Overview({ merchantId, mode, setUp, days }: OverviewProps) {
  const now = new Date();
  const period = periodOf(days);
  const [findings, overview, arrivals, live] = await Promise.all([
    readFindings(merchantId, mode),
    readOverview(merchantId, mode, { days: period, now }),
    readArrivals(merchantId, mode),
    readSetUp(merchantId, "live"),
  ]);
  const inOrder = [...periods].sort((one, other) => one - other);
  return (
    <>
      <PageHeader
        title="Overview"
        action={
          <SegmentedLinks
            label="Period"
            links={inOrder.map((each) => ({
              href: `/dashboard/${mode}/overview?days=${each}`,
              label: `${each} days`,
              isCurrent: each === period,
            }))}
          />
        }
      />
      <WorkingNote mode={mode} setUp={setUp} isLive={live.firstVisitAt !== null} {...arrivals} now={now} />
      <FindingList groups={findings} mode={mode} readAt={now.toISOString()} />
      <OverviewFigures days={period} perDay={overview.perDay} before={overview.before} />
      <Section id="recent" title="Recent changes">
        <RecentOperations operations={overview.recent} now={now} />
      </Section>
    </>
  );
}
