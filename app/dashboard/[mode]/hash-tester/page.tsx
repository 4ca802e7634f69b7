import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FindReference } from "@/components/dashboard/hash-tester/find-reference";
import { PageLinks } from "@/components/dashboard/hash-tester/page-links";
import { RefusedVisitsTable } from "@/components/dashboard/hash-tester/refused-visits-table";
import { Tester } from "@/components/dashboard/hash-tester/tester";
import { addressOf } from "@/components/dashboard/navigation";
import { Callout } from "@/components/ui/callout";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { SegmentedLinks } from "@/components/ui/segmented";
import {
  describeRefusal,
  findRefusal,
  readRefusedVisits,
  type RefusalFilter,
  refusalFilters,
  type RefusedVisits,
  refusedVisitsShown,
} from "@/lib/merchant/refused-visits";
import { verdictOf } from "@/lib/merchant/stored-verdict";
import { effectiveSettings } from "@/lib/settings/effective";
import type { Mode } from "@/lib/tenancy";
import { enterPortalPage, type PortalParams } from "../../enter-page";

export const metadata: Metadata = { title: "Hash tester" };

type Query = { ref?: string | string[]; show?: string | string[]; page?: string | string[] };

export default async function HashTesterPage({
  params,
  searchParams,
}: PortalParams & { searchParams: Promise<Query> }) {
  const { member, mode, portal, portalId } = await enterPortalPage(params);
  const query = await searchParams;
  const settings = effectiveSettings(portal.settings, mode);
  const refusing = { ...portal, mode, settings };
  const reference = typeof query.ref === "string" ? query.ref : undefined;
  const entry = reference ? await findRefusal(member.merchantId, reference) : null;
  // The reference may belong to a visit of another portal, which has its own hash tester.
  if (entry && entry.portalId !== portal.id)
    redirect(`${addressOf(entry.mode, "hash-tester", entry.portalId)}?ref=${entry.id}`);
  const { filter, page } = readQuery(query);
  const refused = await readRefusedVisits(member.merchantId, refusing, { filter, page });
  const described = entry && describeRefusal(entry, refusing);
  const address = addressOf(mode, "hash-tester", portalId);
  return (
    <>
      <PageHeader title="Hash tester">Runs the same check as the portal and explains the result.</PageHeader>
      {reference && !entry && (
        <Callout tone="caution" title="No refused visit has this reference.">
          We keep refused visits for seven days. For older ones, look in the server’s log.
        </Callout>
      )}
      <Tester
        key={entry?.id}
        mode={mode}
        portalId={portalId}
        identifyBy={settings.identifyBy}
        entry={
          described && {
            identity: described.identity,
            origin: described.origin,
            verdict: verdictOf(described),
          }
        }
      />
      <RefusedVisitList {...{ mode, portalId, address, reference, filter, refused }} />
    </>
  );
}

type RefusedVisitListProps = {
  mode: Mode;
  portalId: string | undefined;
  address: string;
  reference: string | undefined;
  filter: RefusalFilter;
  refused: RefusedVisits;
};

function RefusedVisitList(props: RefusedVisitListProps) {
  const { mode, portalId, address, reference, filter, refused } = props;
  return (
    <Section
      id="refused"
      title="Refused visits"
      description="From the last seven days. Customers see the reference, never the reason."
      action={<FindReference address={address} reference={reference} />}
    >
      <SegmentedLinks label="Reason" links={filterLinks(refused, filter, address)} />
      <RefusedVisitsTable
        mode={mode}
        portalId={portalId}
        visits={refused.visits}
        address={address}
        now={new Date()}
      />
      <PageLinks
        address={address}
        query={{ show: filter }}
        page={refused.page}
        size={refusedVisitsShown}
        total={refused.counts[filter]}
      />
    </Section>
  );
}

function readQuery({ show, page }: Query): { filter: RefusalFilter; page: number } {
  const filter = typeof show === "string" && Object.hasOwn(refusalFilters, show) ? show : "all";
  const number = typeof page === "string" && /^\d{1,4}$/.test(page) ? Number(page) : 0;
  return { filter: filter as RefusalFilter, page: number };
}

const filterLabels: Record<RefusalFilter, string> = {
  all: "All",
  hash: "Hash",
  site: "Site",
  other: "Other",
};

function filterLinks({ counts }: RefusedVisits, current: RefusalFilter, address: string) {
  return (Object.keys(filterLabels) as RefusalFilter[]).map((name) => ({
    href: name === "all" ? `${address}#refused` : `${address}?show=${name}#refused`,
    label: `${filterLabels[name]} ${counts[name].toLocaleString("en-US")}`,
    isCurrent: name === current,
  }));
}
