import { Badge } from "@/components/ui/badge";
import { Moment } from "@/components/ui/moment";
import { RowActions } from "@/components/ui/row-actions";
import { Table, type TableColumn } from "@/components/ui/table";
import type { SecretKeyRow } from "@/lib/db/secret-keys";
import type { Mode } from "@/lib/tenancy";
import type { KeyKind } from "./key-kinds";
import { RevealKey } from "./reveal-key";
import { RevokeKey } from "./revoke-key";

type KeyTableProps = { mode: Mode; kind: KeyKind; keys: readonly SecretKeyRow[]; now: Date };

/** Lists the active keys of one kind with their last four characters. */
export function KeyTable({ mode, kind, keys, now }: KeyTableProps) {
  const columns: [TableColumn<SecretKeyRow>, ...TableColumn<SecretKeyRow>[]] = [
    {
      head: "Key",
      cell: ({ last4, retiresAt }) => (
        <span className="flex flex-wrap items-center gap-2">
          <code className="font-mono">
            {kind.prefix}_{mode}_…{last4}
          </code>
          {retiresAt ? (
            <Badge tone="caution">
              Expires <Moment at={retiresAt} now={now} />
            </Badge>
          ) : (
            <Badge tone="positive">Active</Badge>
          )}
        </span>
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
      cell: ({ id, last4 }) => (
        <RowActions>
          <RevealKey mode={mode} kind={kind} id={id} last4={last4} />
          <RevokeKey mode={mode} kind={kind} id={id} last4={last4} isLast={keys.length === 1} />
        </RowActions>
      ),
    },
  ];
  return <Table label={kind.title} columns={columns} rows={keys} rowKey={({ id }) => id} />;
}
