export type DeliveryState = "delivered" | "dropped" | "failed" | "refused" | "waiting";

/** One event's delivery to one endpoint. */
export type Delivery = {
  id: string;
  event: string;
  type: string;
  endpoint: string;
  url: string;
  state: DeliveryState;
  /** Seconds by the world's clock. Only relevant while the delivery is waiting. */
  dueAt: number;
  /** Whether it waits for the next delivery to its endpoint. */
  isHeld: boolean;
  /** The types of the delivery faults applied to it. */
  switches: string[];
  attempts: Attempt[];
};

/** `at` is by the world's clock. `status` is the receiver's answer, and `error` says why there is no status. */
export type Attempt = { at: number; status?: number; error?: string };

const minute = 60;
const hour = 60 * minute;

/**
 * Stripe documents "three times over a few hours" for test mode and "up to three days" for live mode. The
 * intervals are our choice.
 */
const retryAfter = {
  test: [10 * minute, hour, 3 * hour],
  live: [10 * minute, hour, 3 * hour, 6 * hour, 12 * hour, 24 * hour, 24 * hour],
};

/** When a failed delivery is retried, or undefined if there are no more retries. */
export function nextAttempt({ attempts }: Delivery, livemode: boolean, now: number): number | undefined {
  const wait = retryAfter[livemode ? "live" : "test"][attempts.length - 1];
  return wait === undefined ? undefined : now + wait;
}
