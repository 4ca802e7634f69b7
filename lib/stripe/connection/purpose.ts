import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type Stripe from "stripe";

/**
 * The purposes of requests to Stripe, by priority: changes and payments first, then views, which open the portal, then
 * previews.
 */
export const ranks = ["change", "view", "preview"] as const;
export type Rank = (typeof ranks)[number];

export type Purpose = {
  /** The customer whose share of the budget the request uses, or Portico itself for its own work. */
  who: string;
  rank: Rank;
  /** When nobody waits for the answer anymore, as a `performance.now()` time. */
  giveUpAt?: number;
  /** Whether a 404 is the expected answer, which isn't logged. */
  expectsMissing?: boolean;
  /** How many requests were sent to Stripe for this purpose so far. */
  sent: number;
  /** Stripe's answers to reads, by URL, so that a view reads each object only once. */
  answers?: Map<string, Promise<Answer>>;
};

/** An answer as Stripe's HTTP client returns it. */
export type Answer = Awaited<ReturnType<ReturnType<typeof Stripe.createNodeHttpClient>["makeRequest"]>>;

// Next evaluates this module once per bundle, but all bundles must share one context.
const shared = globalThis as { porticoPurpose?: AsyncLocalStorage<Purpose> };
const ambient = (shared.porticoPurpose ??= new AsyncLocalStorage<Purpose>());

/** Runs `run` with this purpose. The purpose applies to every request to Stripe made inside, at any depth. */
export function withPurpose<Value>(purpose: Purpose, run: () => Promise<Value>): Promise<Value> {
  return ambient.run(purpose, run);
}

/**
 * The default is for Portico's own requests: dashboard, jobs and checks. They take turns with the customers.
 */
export function currentPurpose(): Purpose {
  return ambient.getStore() ?? { who: "portico", rank: "change", sent: 0 };
}
