import { Badge } from "@/components/ui/badge";
import { Callout } from "@/components/ui/callout";
import { Moment } from "@/components/ui/moment";
import { Cell, HeadCell, Table } from "@/components/ui/table";
import type { SecretKeyRow } from "@/lib/db/secret-keys";
import type { Mode } from "@/lib/tenancy";
import { RetireSecretKey } from "./retire-secret-key";
import { RevealSecretKey } from "./reveal-secret-key";

type SecretKeyTableProps = { mode: Mode; keys: SecretKeyRow[]; now: Date };

/** The active keys, each by its last four characters. */
export function SecretKeyTable({ mode, keys, now }: SecretKeyTableProps) {
  if (keys.length === 0) {
    return (
      <Callout tone="caution" title="There is no active key">
        No customer can open the portal of {mode} mode with a hash until you make one.
      </Callout>
    );
  }
  return (
    <Table
      caption={`Secret keys of ${mode} mode`}
      head={
        <tr>
          <HeadCell>Key</HeadCell>
          <HeadCell>Made</HeadCell>
          <HeadCell>Last used</HeadCell>
          <HeadCell>State</HeadCell>
          <HeadCell>
            <span className="sr-only">Actions</span>
          </HeadCell>
        </tr>
      }
    >
      {keys.map(({ id, last4, createdAt, lastUsedAt, retiresAt }) => (
        <tr key={id}>
          <Cell>
            <code className="font-mono text-[0.8125rem] whitespace-nowrap">
              portico_{mode}_…{last4}
            </code>
          </Cell>
          <Cell>
            <Moment at={createdAt} now={now} />
          </Cell>
          <Cell>
            {lastUsedAt ? <Moment at={lastUsedAt} now={now} /> : <span className="text-faint">Never</span>}
          </Cell>
          <Cell>
            {retiresAt ? (
              <Badge tone="caution">
                Retires <Moment at={retiresAt} now={now} />
              </Badge>
            ) : (
              <Badge tone="positive">Active</Badge>
            )}
          </Cell>
          <Cell isFigure>
            <span className="inline-flex gap-2">
              <RevealSecretKey mode={mode} id={id} last4={last4} />
              <RetireSecretKey mode={mode} id={id} last4={last4} isLast={keys.length === 1} />
            </span>
          </Cell>
        </tr>
      ))}
    </Table>
  );
}
