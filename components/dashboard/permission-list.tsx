import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import type { StripePermission } from "@/lib/stripe/keys/permissions";

type PermissionListProps = {
  permissions: readonly StripePermission[];
  /** The permissions that the connected key lacks. If undefined, the list doesn't mark any as missing. */
  missing?: readonly StripePermission[];
};

/** Lists the permissions that a restricted key needs and their purposes, in the order of Stripe's dashboard. */
export function PermissionList({ permissions, missing }: PermissionListProps) {
  const columns = missing
    ? "sm:grid-cols-[9rem_9rem_minmax(0,1fr)]"
    : "sm:grid-cols-[9rem_4rem_minmax(0,1fr)]";
  const asText = permissions.map(({ label, level }) => `${label}: ${level}`).join("\n");
  return (
    <div className="space-y-3">
      <dl className="divide-y divide-line rounded-[10px] border border-line bg-surface">
        {permissions.map((permission) => (
          <div
            key={permission.id}
            className={`grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 gap-y-0.5 px-4 py-3 ${columns}`}
          >
            <dt className="font-medium">{permission.label}</dt>
            <dd className="space-x-2">
              <Badge tone={permission.level === "Write" ? "accent" : "neutral"}>{permission.level}</Badge>
              {missing && <Grant isMissing={missing.some(({ id }) => id === permission.id)} />}
            </dd>
            <dd className="col-span-2 text-muted sm:col-span-1">{permission.reason}</dd>
          </div>
        ))}
      </dl>
      <CopyButton text={asText} label="Copy the list" isSpelledOut />
    </div>
  );
}

const Grant = ({ isMissing }: { isMissing: boolean }) =>
  isMissing ? <Badge tone="danger">Missing</Badge> : <Badge tone="positive">Granted</Badge>;
