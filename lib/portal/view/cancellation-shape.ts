import type { CancellationFeedback } from "../../vocabulary";

/** One consequence of canceling. `title` is null if `text` is about something other than the end and the payments. */
export type CancellationFact = {
  icon: "end" | "payments" | "refund" | "note";
  title: string | null;
  text: string | null;
};

export type CancellationView = {
  title: string;
  /** The end, the remaining charges, the amounts that are not refunded, and everything else that ends. */
  facts: CancellationFact[];
  /** When canceling would end the subscription, as a text that the page sends back with the confirmation. */
  moment: string;
  /** True if canceling bills usage now. `preview_cancellation` returns the cost so far. */
  billsUsageNow: boolean;
  confirm: string;
  dismiss: string;
  /** Null if the merchant doesn't ask for a reason. The first is "prefer not to say" with an empty value. */
  reasons: { value: CancellationFeedback | ""; label: string }[] | null;
  reasonLabel: string;
  commentLabel: string;
};
