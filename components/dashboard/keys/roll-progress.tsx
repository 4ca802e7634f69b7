import { Check, CircleDot } from "lucide-react";
import { Card } from "@/components/ui/section";
import type { SecretKeyRow } from "@/lib/db/secret-keys";
import type { KeyKind } from "./key-kinds";

type RollProgressProps = { kind: KeyKind; keys: readonly SecretKeyRow[]; now: Date };

/** Shows whether the new key has been used, and when the old one expires. Renders nothing if no key is being rolled. */
export function RollProgress({ kind, keys, now }: RollProgressProps) {
  const old = keys.find(({ retiresAt }) => retiresAt !== null);
  const fresh = keys.find(({ retiresAt }) => retiresAt === null);
  if (!old?.retiresAt || !fresh) return null;
  const begun = fresh.createdAt.getTime();
  const whole = old.retiresAt.getTime() - begun;
  const percent = Math.min(100, Math.max(2, Math.round(((now.getTime() - begun) / whole) * 100)));
  return (
    <Card className="space-y-3 px-4.5 py-4">
      <div className="flex flex-wrap justify-between gap-2">
        <h3 className="font-medium">Rolling to …{fresh.last4}</h3>
        <p className="text-help text-muted">{timeLeft(old.retiresAt, now)} left</p>
      </div>
      <svg aria-hidden="true" className="h-1.5 w-full rounded-full bg-press text-accent-fill">
        <rect width={`${percent}%`} height="6" rx="3" fill="currentColor" />
      </svg>
      <ol className="flex flex-wrap gap-x-6 gap-y-1 text-help">
        <li className="flex items-center gap-1.5 text-positive">
          <Check aria-label="Done:" className="size-3.5" />
          New key created
        </li>
        {fresh.lastUsedAt ? (
          <li className="flex items-center gap-1.5 text-positive">
            <Check aria-label="Done:" className="size-3.5" />
            Your server uses it
          </li>
        ) : (
          <li className="flex items-center gap-1.5 font-medium">
            <CircleDot aria-hidden="true" className="size-3.5 shrink-0 text-accent" />
            Put it on your server. We haven’t received a {kind.makes} made with this key yet.
          </li>
        )}
        <li className="text-muted">The key …{old.last4} stops working</li>
      </ol>
    </Card>
  );
}

function timeLeft(until: Date, now: Date): string {
  const hours = Math.max(0, Math.round((until.getTime() - now.getTime()) / 3_600_000));
  const [days, rest] = [Math.floor(hours / 24), hours % 24];
  const parts = [count(days, "day"), count(rest, "hour")].filter(Boolean);
  return parts.length > 0 ? parts.join(" ") : "Less than an hour";
}

const count = (number: number, unit: string) =>
  number > 0 ? `${number} ${unit}${number === 1 ? "" : "s"}` : "";
