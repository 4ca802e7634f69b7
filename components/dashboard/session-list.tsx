import { MonitorSmartphone } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Moment } from "@/components/ui/moment";
import type { ListedSession } from "@/lib/merchant/account";
import { EndSession } from "./end-session";

/** Lists the member's sessions. Marks the current one, and lets the member end the others. */
export function SessionList({ sessions, now }: { sessions: ListedSession[]; now: Date }) {
  return (
    <ul
      aria-label="Your sessions"
      className="divide-y divide-line rounded-[10px] border border-line bg-surface"
    >
      {sessions.map(({ id, device, createdAt, lastSeenAt, isThis }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 p-4 sm:px-5">
          <div className="flex min-w-0 items-start gap-3">
            <MonitorSmartphone aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-faint" />
            <div className="min-w-0 space-y-1">
              <p className="flex flex-wrap items-center gap-2.5 font-medium">
                {device}
                {isThis && <Badge tone="positive">This device</Badge>}
              </p>
              <p className="text-help text-muted">
                Signed in <Moment at={createdAt} now={now} /> · last used <Moment at={lastSeenAt} now={now} />
              </p>
            </div>
          </div>
          {!isThis && <EndSession id={id} device={device} />}
        </li>
      ))}
    </ul>
  );
}
