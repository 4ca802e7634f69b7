import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type Stripe from "stripe";

/**
 * What a request to Stripe is for, in the order of its turn: changes and payments first, then what opens the portal,
 * then what is only computed to be looked at.
 */
export const ranks = ["change", "view", "preview"] as const;
export type Rank = (typeof ranks)[number];

export type Purpose = {
  /** On whose account the request counts: one customer, or Portico's own work for the merchant. */
  who: string;
  rank: Rank;
  /** When nobody waits for the answer any more, by `performance.now()`. */
  giveUpAt?: number;
  /** How many requests were sent to Stripe for it so far. */
  sent: number;
  /** What Stripe answered to its reads, by their address: what only looks reads each thing once. */
  answers?: Map<string, Promise<Answer>>;
};

/** An answer of Stripe's, as its own HTTP client gives it. */
export type Answer = Awaited<ReturnType<ReturnType<typeof Stripe.createNodeHttpClient>["makeRequest"]>>;

// Next evaluates this module once per bundle; all of them share one context.
const shared = globalThis as { porticoPurpose?: AsyncLocalStorage<Purpose> };
const ambient = (shared.porticoPurpose ??= new AsyncLocalStorage<Purpose>());

/** Runs `run`; every request to Stripe at any depth of it takes its turn as this purpose says. */
export function askingFor<Value>(purpose: Purpose, run: () => Promise<Value>): Promise<Value> {
  return ambient.run(purpose, run);
}

/** The dashboard, jobs and checks: Portico's own, which take turns with the customers. */
export function currentPurpose(): Purpose {
  return ambient.getStore() ?? { who: "portico", rank: "change", sent: 0 };
}
