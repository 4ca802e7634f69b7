import type { Metadata } from "next";
import { FirstLoad } from "@/components/dashboard/first-load";
import { OriginsForm } from "@/components/dashboard/origins-form";
import { CodeBlock } from "@/components/ui/code-block";
import { InlineLink } from "@/components/ui/inline-link";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { Tabs } from "@/components/ui/tabs";
import { lastVisitAt, readPortal } from "@/lib/db/portals";
import { env } from "@/lib/env";
import { htmlSnippet, secretKeyVariable, serverSnippets } from "@/lib/merchant/snippets";
import type { IdentifyBy } from "@/lib/portal/proof/proof";
import { effectiveSettings } from "@/lib/settings/effective";
import type { Mode } from "@/lib/tenancy";
import { enterPage, type ModeParams } from "../../enter-page";

export const metadata: Metadata = { title: "Embed" };

export default async function EmbedPage({ params }: ModeParams) {
  const { member, mode } = await enterPage(params);
  const [portal, visitAt] = await Promise.all([
    readPortal(member.merchantId, mode),
    lastVisitAt(member.merchantId, mode),
  ]);
  const { identifyBy, debug, handleResponse } = effectiveSettings(portal.settings, mode);
  const snippet = htmlSnippet({
    appUrl: env().APP_URL,
    portalId: portal.id,
    identifyBy,
    mode,
    debug,
    handleResponse,
  });
  return (
    <>
      <PageHeader title="Embed">
        Two pieces: your server makes a hash for the customer who is signed in, and your page shows the portal
        with it.
      </PageHeader>
      <FirstLoad at={visitAt} now={new Date()} />
      <div className="space-y-8">
        <OriginsSection mode={mode} origins={portal.allowedOrigins} />
        <ServerSection mode={mode} identifyBy={identifyBy} />
        <PageSection mode={mode} snippet={snippet} handlesResponse={handleResponse} />
      </div>
    </>
  );
}

function OriginsSection({ mode, origins }: { mode: Mode; origins: string[] }) {
  const unlisted = mode === "test" ? "your own computer (localhost) may" : "it is shown nowhere";
  return (
    <Section
      id="origins"
      title="Sites that may show it"
      description={`Browsers refuse to show the portal anywhere else. While none is listed, ${unlisted}.`}
    >
      <OriginsForm mode={mode} origins={origins} />
    </Section>
  );
}

function ServerSection({ mode, identifyBy }: { mode: Mode; identifyBy: IdentifyBy }) {
  const tabs = serverSnippets({ identifyBy }).map(({ language, label, code }) => ({
    id: language,
    label,
    content: <CodeBlock title={label} code={code} />,
  }));
  return (
    <Section
      id="server"
      title="On your server"
      description={
        <>
          Make the hash from exactly the {identifyBy === "email" ? "e-mail address" : "Stripe customer ID"}{" "}
          your page passes. Keep the <InlineLink href={`/dashboard/${mode}/keys`}>secret key</InlineLink> in
          the variable <code className="font-mono">{secretKeyVariable}</code>; it must never reach a browser.
        </>
      }
    >
      <Tabs label="Language of your server" tabs={tabs} />
    </Section>
  );
}

function PageSection({
  mode,
  snippet,
  handlesResponse,
}: {
  mode: Mode;
  snippet: string;
  handlesResponse: boolean;
}) {
  return (
    <Section
      id="page"
      title="In your page"
      description={
        <>
          Put it where the portal shall appear, with the values of the customer who is signed in. If the
          portal does not open, the{" "}
          <InlineLink href={`/dashboard/${mode}/hash-tester`}>hash tester</InlineLink> finds the mistake.
          {!handlesResponse && (
            <>
              {" "}
              A handleResponse function in your page is told nothing while “Enable handle response” is off in{" "}
              <InlineLink href={`/dashboard/${mode}/settings`}>Settings</InlineLink>.
            </>
          )}
        </>
      }
    >
      <CodeBlock title="HTML" code={snippet} />
    </Section>
  );
}
