import type { Metadata } from "next";
import { PageFolds } from "@/components/dashboard/embed/page-folds";
import { Sites } from "@/components/dashboard/embed/sites";
import { SnippetPanel } from "@/components/dashboard/embed/snippet-panel";
import { FirstLoad } from "@/components/dashboard/first-load";
import { addressOf } from "@/components/dashboard/navigation";
import { Rail, RailStep } from "@/components/dashboard/rail";
import { Callout } from "@/components/ui/callout";
import { InlineLink } from "@/components/ui/inline-link";
import { PageHeader } from "@/components/ui/page-header";
import { SegmentedLinks } from "@/components/ui/segmented";
import { lastVisitAt } from "@/lib/db/portals";
import { env } from "@/lib/env";
import { highlight } from "@/lib/highlight";
import { readTriedSites } from "@/lib/merchant/refused-visits";
import { effectiveSettings } from "@/lib/settings/effective";
import type { PortalSettings } from "@/lib/settings/schema";
import {
  type ClientContext,
  clientSnippets,
  policyLines,
  singlePageSnippet,
} from "@/lib/snippets/client-snippets";
import { serverSnippets } from "@/lib/snippets/server-snippets";
import type { Snippet } from "@/lib/snippets/snippet";
import { keyVariables } from "@/lib/snippets/variables";
import type { Mode } from "@/lib/tenancy";
import { enterPortalPage, type PortalParams } from "../../enter-page";
import { type EmbedChoice, hrefOf, readChoice } from "./choice";

export const metadata: Metadata = { title: "Embed" };

type Query = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function EmbedPage({ params, searchParams }: PortalParams & Query) {
  const { mode, portal, portalId, member } = await enterPortalPage(params);
  const settings = effectiveSettings(portal.settings, mode);
  const choice = readChoice(await searchParams, settings.acceptedProofs);
  const { identifyBy, debug, handleResponse } = settings;
  const ids = { portalId: portal.id, mode, appUrl: env().APP_URL };
  const context = { ...ids, proof: choice.proof, identifyBy, debug, handleResponse };
  const place = { mode, portalId, address: addressOf(mode, "embed", portalId), choice };
  const [visitAt, tried] = await Promise.all([
    lastVisitAt(member.merchantId, mode, portal.id),
    readTriedSites(member.merchantId, { ...portal, mode, settings }),
  ]);
  const localhost = mode === "test" ? " In test mode, localhost always works." : "";
  return (
    <>
      <PageHeader title="Embed">Two snippets: one for your server, one for your page.</PageHeader>
      <Choices {...place} settings={settings} />
      <Rail>
        <ServerStep {...place} context={context} />
        <PageStep {...place} context={context} />
        <RailStep
          id="origins"
          number={3}
          title="Allow your sites"
          description={`The portal only loads on these sites.${localhost}`}
        >
          <Sites mode={mode} portalId={portalId} origins={portal.allowedOrigins} tried={tried} />
        </RailStep>
        <RailStep
          id="arrival"
          number={4}
          title="Check the first visit"
          description="Reload your page. The latest visit appears here."
          isDone={visitAt !== null}
        >
          <FirstLoad at={visitAt} now={new Date()} />
        </RailStep>
      </Rail>
    </>
  );
}

type Place = { mode: Mode; portalId: string | undefined; address: string; choice: EmbedChoice };

function Choices({ mode, portalId, address, choice, settings }: Place & { settings: PortalSettings }) {
  const { identifyBy, acceptedProofs } = settings;
  const accepted = acceptedProofs === "token" ? "signed tokens" : "hashes";
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3 text-help text-muted">
        <span className="flex flex-wrap items-center gap-2">
          Proof <SegmentedLinks label="Proof" links={proofLinks(address, choice)} />
        </span>
        <span>
          Customers are identified by {identifyBy === "email" ? "email" : "customer ID"}.{" "}
          <InlineLink href={`${addressOf(mode, "settings", portalId)}#identifyBy`}>Change</InlineLink>
        </span>
      </div>
      {acceptedProofs !== "both" && acceptedProofs !== choice.proof && (
        <Callout tone="caution" title={`This portal only accepts ${accepted}.`}>
          Change “Accepted proofs” in the settings before you use this code.
        </Callout>
      )}
    </>
  );
}

function ServerStep({ context, ...place }: Place & { context: ClientContext }) {
  const { variable, keyName, tab } = keyVariables[context.proof];
  return (
    <RailStep
      id="server"
      number={1}
      title="Sign the customer on your server"
      description={
        <>
          Put your <InlineLink href={`/dashboard/${place.mode}/keys?show=${tab}`}>{keyName}</InlineLink> in{" "}
          <code className="font-mono text-help">{variable}</code>. Never send it to a browser.
        </>
      }
    >
      <Panel label="Server" {...place} kind="server" snippets={serverSnippets(context)} />
    </RailStep>
  );
}

async function PageStep({ context, ...place }: Place & { context: ClientContext }) {
  const code = singlePageSnippet(context);
  return (
    <RailStep
      id="page"
      number={2}
      title="Show the portal in your page"
      description={
        <>
          Paste it where signed-in customers look for billing. If the portal doesn’t open, the{" "}
          <InlineLink href={addressOf(place.mode, "hash-tester", place.portalId)}>hash tester</InlineLink>{" "}
          says why.
        </>
      }
    >
      <Panel label="Page" {...place} kind="client" snippets={clientSnippets(context)} />
      <PageFolds
        policy={policyLines(context.appUrl)}
        singlePage={{ code, lines: await highlight(code, "javascript") }}
      />
    </RailStep>
  );
}

type PanelProps = Pick<Place, "address" | "choice"> & {
  label: string;
  kind: "server" | "client";
  snippets: Snippet[];
};

async function Panel({ label, address, choice, kind, snippets }: PanelProps) {
  const snippet = snippets.find(({ id }) => id === choice[kind]) ?? snippets[0];
  if (!snippet) return null;
  const options = snippets.map(({ id, group, label: text }) => ({
    ...{ id, group, label: text },
    href: hrefOf(address, { ...choice, [kind]: id }),
  }));
  const lines = await highlight(snippet.code, snippet.language);
  return <SnippetPanel label={label} options={options} snippet={snippet} lines={lines} />;
}

function proofLinks(address: string, choice: EmbedChoice) {
  const labels = { hash: "Hash", token: "Signed token" } as const;
  return (Object.keys(labels) as (keyof typeof labels)[]).map((proof) => ({
    href: hrefOf(address, { ...choice, proof }),
    label: labels[proof],
    isCurrent: proof === choice.proof,
  }));
}
