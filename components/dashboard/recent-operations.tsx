import {
  ArrowUpRight,
  CalendarX2,
  CircleCheck,
  CirclePause,
  CirclePlay,
  CircleX,
  CreditCard,
  type LucideIcon,
  ReceiptText,
  RotateCcw,
  TicketPercent,
  Undo2,
  UserRound,
} from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import { EventList, EventRow, type GlyphTone } from "@/components/ui/event-row";
import { Moment } from "@/components/ui/moment";
import type { RecentOperation } from "@/lib/db/operation-figures";
import type { OperationIcon } from "@/lib/operations/declaration";
import { type OperationName, operations } from "@/lib/operations/operations";

const icons: Record<OperationIcon, LucideIcon> = {
  arrow: ArrowUpRight,
  calendar: CalendarX2,
  card: CreditCard,
  check: CircleCheck,
  cross: CircleX,
  pause: CirclePause,
  person: UserRound,
  play: CirclePlay,
  receipt: ReceiptText,
  restart: RotateCcw,
  ticket: TicketPercent,
  undo: Undo2,
};

/** Lists customers' latest operations, newest first, and marks the failed ones with a word. */
export function RecentOperations({ operations, now }: { operations: RecentOperation[]; now: Date }) {
  if (operations.length === 0) {
    return (
      <EmptyState icon={ArrowUpRight} title="No changes yet">
        When a customer changes something in the portal, the change appears here. Open your page as a test
        customer to try it.
      </EmptyState>
    );
  }
  return (
    <EventList label="Customers’ latest changes">
      {operations.map(({ id, name, state, customerId, at }) => (
        <EventRow
          key={id}
          {...eventOf(name, state)}
          detail={<code className="font-mono text-xs">{customerId}</code>}
          end={<Moment at={at} now={now} />}
        />
      ))}
    </EventList>
  );
}

/** Describes an operation. An older version may have stored the name of an operation that no longer exists. */
function eventOf(name: string, state: string): { what: string; icon: LucideIcon; tone: GlyphTone } {
  const known = Object.hasOwn(operations, name) ? operations[name as OperationName].dashboard : undefined;
  const { done = name, to = name, tone = "neutral" } = known ?? {};
  const icon = icons[known?.icon ?? "arrow"];
  if (state === "succeeded") return { what: done, icon, tone };
  if (state === "failed") return { what: `Couldn’t ${to}`, icon, tone: "danger" };
  return { what: `Tried to ${to}; not confirmed yet`, icon, tone: "caution" };
}
