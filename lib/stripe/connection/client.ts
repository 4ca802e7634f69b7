import "server-only";
import Stripe from "stripe";
import { unseal } from "../../crypto";
import { findStripeKey, stripeKeyContext } from "../../db/stripe-keys";
import { env } from "../../env";
import { PortalError } from "../../errors";
import type { MerchantId, Mode } from "../../tenancy";
import { keyDirection, refuseMisdirectedKey } from "../keys/key-marks";
import { toPlainTexts, transformAnswers } from "./answers";
import { RequestBudget } from "./budget";
import { budgetedHttpClient } from "./http-client";
import { maskPersonalData } from "./mask";
import { readOnly } from "./read-only";

export type StripeClient = Stripe;

const timeoutMilliseconds = 8_000;

/** The clients for one Stripe account. They share the account's budget. */
type Clients = {
  client: StripeClient;
  /** The same client, but with all personal data masked (lib/stripe/connection/mask.ts). */
  masking: StripeClient;
  /** The same client, but it changes nothing (lib/stripe/connection/read-only.ts). */
  reading: StripeClient;
};

/**
 * Creates a client for one key. Only the installation chooses the address (STRIPE_API_BASE), never the caller. A key
 * that doesn't belong to this address is refused before any request is sent.
 */
export function createStripe(key: string): StripeClient {
  return createClients(key, env().STRIPE_REQUESTS_PER_SECOND_LIVE).client;
}

function createClients(key: string, requestsPerSecond: number): Clients {
  const budgeted = budgetedHttpClient(new RequestBudget(requestsPerSecond));
  const http = transformAnswers(budgeted, toPlainTexts);
  return {
    client: createClient(key, http),
    masking: createClient(key, transformAnswers(http, maskPersonalData)),
    reading: createClient(key, readOnly(http)),
  };
}

function createClient(key: string, httpClient: ReturnType<typeof transformAnswers>): StripeClient {
  const base = env().STRIPE_API_BASE;
  refuseMisdirectedKey(key, base);
  const address = base ? new URL(base) : undefined;
  return new Stripe(key, {
    // Retries reuse the idempotency key. Three attempts together take less than the 25 seconds after which we answer
    // "confirming".
    timeout: timeoutMilliseconds,
    maxNetworkRetries: 2,
    telemetry: false,
    appInfo: { name: "Portico" },
    httpClient,
    ...(address && {
      host: address.hostname,
      port: address.port,
      protocol: address.protocol === "http:" ? ("http" as const) : ("https" as const),
    }),
  });
}

type CachedClients = Clients & { sealedKey: string };
const maxCached = 500;

// Next evaluates this module once per bundle, but all bundles must share the clients and their budgets.
const shared = globalThis as { porticoStripeClients?: Map<string, CachedClients> };
const clients = (shared.porticoStripeClients ??= new Map<string, CachedClients>());

/**
 * The only way to a merchant's Stripe account. One client is cached per merchant and mode, with its connections and its
 * budget. Throws `misconfigured` if the merchant hasn't connected Stripe, if the key can't be unsealed because its
 * sealing key is gone, or if the key doesn't fit the installation: a sandbox's key where Stripe is used, or a Stripe
 * key where the sandbox is.
 */
export async function stripeFor(merchantId: MerchantId, mode: Mode): Promise<StripeClient> {
  return (await clientsFor(merchantId, mode)).client;
}

/** The same client for an unverified visitor: no answer contains personal data. */
export async function maskingStripeFor(merchantId: MerchantId, mode: Mode): Promise<StripeClient> {
  return (await clientsFor(merchantId, mode)).masking;
}

/** The same client for a preview: none of its requests changes anything. */
export async function readOnlyStripeFor(merchantId: MerchantId, mode: Mode): Promise<StripeClient> {
  return (await clientsFor(merchantId, mode)).reading;
}

async function clientsFor(merchantId: MerchantId, mode: Mode): Promise<Clients> {
  const row = await findStripeKey(merchantId, mode);
  if (!row) throw new PortalError("misconfigured", "stripe_not_connected");
  const name = `${merchantId}|${mode}`;
  const kept = clients.get(name);
  if (kept?.sealedKey === row.sealedKey) return kept;

  const key = unsealKey(stripeKeyContext(merchantId, mode), row.sealedKey);
  if (keyDirection(key, env().STRIPE_API_BASE) !== "fits")
    throw new PortalError("misconfigured", "stripe_key_misdirected");
  const { STRIPE_REQUESTS_PER_SECOND_LIVE: live, STRIPE_REQUESTS_PER_SECOND_TEST: test } = env();
  const made = { ...createClients(key, mode === "live" ? live : test), sealedKey: row.sealedKey };
  clients.delete(name);
  clients.set(name, made);
  const oldest = clients.keys().next().value;
  if (clients.size > maxCached && oldest !== undefined) clients.delete(oldest);
  return made;
}

/** The cached client of this merchant and mode, if any. */
export function cachedClient(merchantId: MerchantId, mode: Mode): StripeClient | undefined {
  return clients.get(`${merchantId}|${mode}`)?.client;
}

function unsealKey(context: string, sealedKey: string): string {
  try {
    return unseal(env().SEALING_KEYS, context, sealedKey);
  } catch (cause) {
    throw Object.assign(new PortalError("misconfigured", "stripe_key_unreadable"), { cause });
  }
}
