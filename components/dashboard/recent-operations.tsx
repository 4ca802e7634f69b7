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
import type { OperationName } from "@/lib/operations/operations";

/** The wording for a successful operation ("Changed plan") and for a failed attempt ("change the plan"). */
type Words = { done: string; to: string; icon: LucideIcon; tone: GlyphTone };

const words: Record<OperationName, Words> = {
  change_plan: { done: "Changed plan", to: "change the plan", icon: ArrowUpRight, tone: "accent" },
  change_quantity: {
    done: "Changed quantity",
    to: "change the quantity",
    icon: ArrowUpRight,
    tone: "accent",
  },
  remove_add_on: { done: "Removed an add-on", to: "remove an add-on", icon: CircleX, tone: "neutral" },
  apply_coupon: { done: "Added a promo code", to: "add a promo code", icon: TicketPercent, tone: "accent" },
  use_payment_method: {
    done: "Chose a payment method",
    to: "choose a payment method",
    icon: CreditCard,
    tone: "accent",
  },
  resubscribe: { done: "Resubscribed", to: "resubscribe", icon: RotateCcw, tone: "positive" },
  resume: { done: "Resumed", to: "resume", icon: CirclePlay, tone: "positive" },
  keep_subscription: {
    done: "Kept the subscription",
    to: "keep the subscription",
    icon: Undo2,
    tone: "positive",
  },
  discard_change: { done: "Discarded a change", to: "discard a change", icon: Undo2, tone: "neutral" },
  pause: { done: "Paused", to: "pause", icon: CirclePause, tone: "neutral" },
  cancellation: { done: "Canceled", to: "cancel", icon: CalendarX2, tone: "neutral" },
  update_card: { done: "Updated the card", to: "update the card", icon: CreditCard, tone: "positive" },
  set_default_payment_method: {
    done: "Changed the default payment method",
    to: "change the default payment method",
    icon: CreditCard,
    tone: "accent",
  },
  remove_payment_method: {
    done: "Removed a payment method",
    to: "remove a payment method",
    icon: CreditCard,
    tone: "neutral",
  },
  pay_invoice: { done: "Paid an invoice", to: "pay an invoice", icon: CircleCheck, tone: "positive" },
  billing_details: {
    done: "Edited billing details",
    to: "edit billing details",
    icon: UserRound,
    tone: "accent",
  },
  add_tax_id: { done: "Added a tax ID", to: "add a tax ID", icon: ReceiptText, tone: "accent" },
  remove_tax_id: {
    done: "Removed a tax ID",
    to: "remove a tax ID",
    icon: ReceiptText,
    tone: "neutral",
  },
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

/** An older version may have stored an operation that no longer exists. */
function eventOf(name: string, state: string): Pick<Words, "icon" | "tone"> & { what: string } {
  const known = Object.hasOwn(words, name) ? words[name as OperationName] : undefined;
  const { done = name, to = name, icon = ArrowUpRight, tone = "neutral" } = known ?? {};
  if (state === "succeeded") return { what: done, icon, tone };
  if (state === "failed") return { what: `Couldn’t ${to}`, icon, tone: "danger" };
  return { what: `Tried to ${to}; not confirmed yet`, icon, tone: "caution" };
}
