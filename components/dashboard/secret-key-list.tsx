import { Badge } from "@/components/ui/badge";
import { Callout } from "@/components/ui/callout";
import { Moment } from "@/components/ui/moment";
import type { SecretKeyRow } from "@/lib/db/secret-keys";
import type { Mode } from "@/lib/tenancy";
import { RetireSecretKey } from "./retire-secret-key";
import { RevealSecretKey } from "./reveal-secret-key";

type SecretKeyListProps = { mode: Mode; keys: SecretKeyRow[]; now: Date };

/** Lists the active keys by their last four characters. */
export function SecretKeyList({ mode, keys, now }: SecretKeyListProps) {
  if (keys.length === 0) {
    return (
      <Callout tone="caution" title="There is no active key">
        No customer can open the portal of {mode} mode with a hash until you make one.
      </Callout>
    );
  }
  return (
    <ul
      aria-label={`Secret keys of ${mode} mode`}
      className="divide-y divide-line rounded-[10px] border border-line bg-surface"
    >
      {keys.map((key) => (
        <li key={key.id} className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 p-4 sm:px-5">
          <KeyDetails mode={mode} secretKey={key} now={now} />
          <div className="flex flex-wrap items-end gap-2">
            <RevealSecretKey mode={mode} id={key.id} last4={key.last4} />
            <RetireSecretKey mode={mode} id={key.id} last4={key.last4} isLast={keys.length === 1} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function KeyDetails({ mode, secretKey, now }: { mode: Mode; secretKey: SecretKeyRow; now: Date }) {
  const { last4, createdAt, lastUsedAt, retiresAt } = secretKey;
  return (
    <div className="space-y-1.5">
      <p className="flex flex-wrap items-center gap-2.5">
        <code className="font-mono text-[0.8125rem] font-medium">
          portico_{mode}_…{last4}
        </code>
        {retiresAt ? (
          <Badge tone="caution">
            Retires <Moment at={retiresAt} now={now} />
          </Badge>
        ) : (
          <Badge tone="positive">Active</Badge>
        )}
      </p>
      <p className="text-help text-muted">
        Made <Moment at={createdAt} now={now} /> ·{" "}
        {lastUsedAt ? (
          <>
            last used <Moment at={lastUsedAt} now={now} />
          </>
        ) : (
          "never used"
        )}
      </p>
    </div>
  );
}
