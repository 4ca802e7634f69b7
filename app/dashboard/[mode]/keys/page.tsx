import type { Metadata } from "next";
import { ApiKeys } from "@/components/dashboard/keys/api-keys";
import { type KeyKind, keyKinds } from "@/components/dashboard/keys/key-kinds";
import { KeyTable } from "@/components/dashboard/keys/key-table";
import { NewKeys } from "@/components/dashboard/keys/new-keys";
import { RollProgress } from "@/components/dashboard/keys/roll-progress";
import { Callout } from "@/components/ui/callout";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { TabLinks } from "@/components/ui/tab-links";
import { listApiKeys } from "@/lib/db/api-keys";
import { listSecretKeys, maxActiveSecretKeys, type SecretKeyRow } from "@/lib/db/secret-keys";
import type { Mode } from "@/lib/tenancy";
import { enterPage, type ModeParams } from "../../enter-page";

export const metadata: Metadata = { title: "Keys" };

type Query = { searchParams: Promise<{ show?: string | string[] }> };

export default async function KeysPage({ params, searchParams }: ModeParams & Query) {
  const { member, mode } = await enterPage(params);
  const { merchantId } = member;
  const [secret, signing, api] = await Promise.all([
    listSecretKeys(merchantId, mode, "hash"),
    listSecretKeys(merchantId, mode, "token"),
    listApiKeys(merchantId, mode),
  ]);
  const { show } = await searchParams;
  const current = show === "signing" || show === "api" ? show : "secret";
  const address = `/dashboard/${mode}/keys`;
  const tab = (name: string, label: string, count: number) => ({
    href: name === "secret" ? address : `${address}?show=${name}`,
    ...{ label, count },
    isCurrent: name === current,
  });
  const now = new Date();
  return (
    <>
      <PageHeader title="Keys">
        Your server uses {mode} keys to prove who your customers are and to call the API. Never put a key in a
        page or an app.
      </PageHeader>
      <TabLinks
        label="Kind of key"
        tabs={[
          tab("secret", "Secret keys", secret.length),
          tab("signing", "Signing keys", signing.length),
          tab("api", "API keys", api.length),
        ]}
      />
      {current === "secret" && <OneKind mode={mode} kind={keyKinds.hash} keys={secret} now={now} />}
      {current === "signing" && <OneKind mode={mode} kind={keyKinds.token} keys={signing} now={now} />}
      {current === "api" && <ApiKeys mode={mode} keys={api} now={now} />}
    </>
  );
}

type OneKindProps = { mode: Mode; kind: KeyKind; keys: SecretKeyRow[]; now: Date };

function OneKind({ mode, kind, keys, now }: OneKindProps) {
  return (
    <>
      <Section id="keys" title={kind.title} description={kind.description}>
        {keys.length > 0 ? (
          <KeyTable mode={mode} kind={kind} keys={keys} now={now} />
        ) : (
          <Callout
            tone={kind.purpose === "hash" ? "caution" : "info"}
            title={`You have no ${kind.name} in ${mode} mode.`}
          >
            No customer can open the portal with a {kind.makes} until you create a {kind.name}.
          </Callout>
        )}
        <RollProgress kind={kind} keys={keys} now={now} />
      </Section>
      <NewKeys mode={mode} kind={kind} count={keys.length} canRoll={keys.length < maxActiveSecretKeys} />
    </>
  );
}
