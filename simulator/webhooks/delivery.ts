export type DeliveryState = "delivered" | "dropped" | "failed" | "refused" | "waiting";

/** One event on its way to one endpoint. */
export type Delivery = {
  id: string;
  event: string;
  type: string;
  endpoint: string;
  url: string;
  state: DeliveryState;
  /** Seconds by the world's clock; meaningful while it waits. */
  dueAt: number;
  /** It goes out only after the next delivery to its endpoint. */
  isHeld: boolean;
  /** The switches that befell it. */
  switches: string[];
  attempts: Attempt[];
};

/** `at` is by the world's clock; `status` is the receiver's, `error` why there was none. */
export type Attempt = { at: number; status?: number; error?: string };

const minute = 60;
const hour = 60 * minute;

/** Stripe tells "three times over a few hours" for test mode and "up to three days" for live mode; the steps are ours. */
const retryAfter = {
  test: [10 * minute, hour, 3 * hour],
  live: [10 * minute, hour, 3 * hour, 6 * hour, 12 * hour, 24 * hour, 24 * hour],
};

/** When a refused delivery is tried again, or undefined when it is given up. */
export function nextAttempt({ attempts }: Delivery, livemode: boolean, now: number): number | undefined {
  const wait = retryAfter[livemode ? "live" : "test"][attempts.length - 1];
  return wait === undefined ? undefined : now + wait;
}
