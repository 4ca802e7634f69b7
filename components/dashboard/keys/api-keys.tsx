import { KeyRound } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import { Moment } from "@/components/ui/moment";
import { RowActions } from "@/components/ui/row-actions";
import { Section } from "@/components/ui/section";
import { Table, type TableColumn } from "@/components/ui/table";
import type { ApiKeyRow } from "@/lib/db/api-keys";
import type { Mode } from "@/lib/tenancy";
import { CreateApiKey } from "./create-api-key";
import { RevokeApiKey } from "./revoke-api-key";

type ApiKeysProps = { mode: Mode; keys: readonly ApiKeyRow[]; now: Date };

/** Lists the keys with which the merchant's servers call our API. */
export function ApiKeys({ mode, keys, now }: ApiKeysProps) {
  const columns: [TableColumn<ApiKeyRow>, ...TableColumn<ApiKeyRow>[]] = [
    {
      head: "Name",
      cell: ({ name }) => (
        <bdi className="block max-w-72 truncate" title={name}>
          {name}
        </bdi>
      ),
    },
    {
      head: "Key",
      cell: ({ last4 }) => (
        <code className="font-mono">
          portico_api_{mode}_…{last4}
        </code>
      ),
    },
    { head: "Created", cell: ({ createdAt }) => <Moment at={createdAt} now={now} /> },
    {
      head: "Last used",
      cell: ({ lastUsedAt }) => (lastUsedAt ? <Moment at={lastUsedAt} now={now} /> : "Not yet"),
    },
    {
      head: "Actions",
      isHeadHidden: true,
      isAtEnd: true,
      cell: ({ id, name }) => (
        <RowActions>
          <RevokeApiKey mode={mode} id={id} name={name} />
        </RowActions>
      ),
    },
  ];
  return (
    <Section
      id="api"
      title="API keys"
      description="Your server uses an API key to create links to the hosted page. Give each server its own."
    >
      {keys.length > 0 ? (
        <Table label="API keys" columns={columns} rows={keys} rowKey={({ id }) => id} />
      ) : (
        <EmptyState icon={KeyRound} title="No API keys">
          You only need one to create links to the hosted page or to call the API.
        </EmptyState>
      )}
      <CreateApiKey mode={mode} />
    </Section>
  );
}
