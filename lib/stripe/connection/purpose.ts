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
  /** The customer whose share of the budget the request uses, or `portico` for Portico's own work. */
  who: string;
  rank: Rank;
  /** The time after which nobody waits for the answer anymore, on the clock of `performance.now()`. */
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
 * The purpose of requests made now. By default, these are Portico's own requests, for the dashboard, jobs and checks.
 * They take turns with requests for customers.
 */
export function currentPurpose(): Purpose {
  return ambient.getStore() ?? { who: "portico", rank: "change", sent: 0 };
}
