import Stripe from "stripe";
import { afterAnswersDone } from "@/lib/after-answer";
import { hmac, unseal } from "@/lib/crypto";
import { database } from "@/lib/db/client";
import { createMerchant } from "@/lib/db/merchants";
import { readPortal } from "@/lib/db/portals";
import { activeSecretKeys, secretKeyContext } from "@/lib/db/secret-keys";
import { env } from "@/lib/env";
import { saveService } from "@/lib/merchant/services";
import { saveSettings } from "@/lib/merchant/settings";
import { connectStripe } from "@/lib/merchant/stripe-keys";
import { requestTicket } from "@/lib/portal/visit/request-ticket";
import { readWishes } from "@/lib/portal/wishes/read-wishes";
import { type PortalSettings, portalSettings } from "@/lib/settings/schema";
import type { Service } from "@/lib/settings/service";
import type { MerchantId, Mode } from "@/lib/tenancy";
import { beginVisit } from "@/lib/testing/begin-visit";
import { atEndOfFile } from "@/lib/testing/end-of-file";
import { type Simulator, startSimulator } from "@/simulator/server";

/** A new merchant that is connected to a new world of the simulator, by default with Lumen's catalog and customers. */
export type PortalWorld = {
  merchantId: MerchantId;
  portalId: string;
  mode: Mode;
  secret: string;
  /** The merchant's own Stripe client, without retries. */
  stripe: Stripe;
  stripeKey: string;
  saveSettings(changed: Partial<PortalSettings>): Promise<void>;
  /**
   * Sets the tiers that customers may move between. By default, these are Starter, Team and Business in
   * dollars.
   */
  saveTiers(tiers: Service["tiers"]): Promise<void>;
  /**
   * Proves the identity (an email address or `cus_…`) as the merchant's server would, and opens the portal from a page
   * with these options, narrowed to one subscription if given. Returns the visit's token.
   */
  visit(identity: string, onlySubscriptionId?: string, options?: Record<string, unknown>): Promise<string>;
  /** Calls the simulator's `/_sim/worlds/{name}/{part}`. */
  admin(method: "GET" | "POST" | "DELETE", part: string, body?: object): Promise<unknown>;
  /** The requests to Stripe, except reads and previews, since the log of requests was last cleared. */
  changes(): Promise<
    { method: string; path: string; status: number; idempotencyKey?: string; replayed: boolean }[]
  >;
};

export const sampleOrigin = "http://localhost:4000";

const offered = [
  { productId: "prod_LumenStarter", priceIds: ["price_Lumen_starter_month", "price_Lumen_starter_year"] },
  { productId: "prod_LumenTeam", priceIds: ["price_Lumen_team_month", "price_Lumen_team_year"] },
  { productId: "prod_LumenBusiness", priceIds: ["price_Lumen_business_month", "price_Lumen_business_year"] },
];

let simulator: Simulator | undefined;
let complaintsBefore = 0;
let count = 0;

/**
 * Starts the simulator, unless another file of this group has started it. Call this before anything reads the
 * environment, because the environment is read a single time.
 */
export async function startPortalWorlds(): Promise<void> {
  simulator ??= await startSharedSimulator();
  complaintsBefore = simulator.complaints().length;
  Object.assign(process.env, {
    STRIPE_API_BASE: simulator.url,
    // Tests send requests much faster than customers. The limits have their own tests.
    STRIPE_REQUESTS_PER_SECOND_TEST: "1000",
    STRIPE_REQUESTS_PER_CUSTOMER_PER_MINUTE: "100000",
    STRIPE_REQUESTS_PER_SECOND_LIVE: "1000",
    OPERATIONS_PER_MINUTE: "1000",
    READINGS_PER_MINUTE: "1000",
    PLAN_CHANGES_PER_MINUTE: "1000",
    PLAN_CHANGES_PER_DAY: "1000",
    QUANTITY_CHANGES_PER_HOUR: "1000",
    CODES_PER_MINUTE: "1000",
    CODES_PER_HOUR: "1000",
  });
}

/** Fails the test file if a request to Stripe or its answer violated Stripe's types. */
export async function stopPortalWorlds(): Promise<void> {
  await afterAnswersDone();
  await database().$disconnect();
  expect(simulator?.complaints().slice(complaintsBefore)).toEqual([]);
}

async function startSharedSimulator(): Promise<Simulator> {
  const started = await startSimulator({ validateResponses: true });
  atEndOfFile(() => started.close());
  return started;
}

/**
 * Creates a new merchant with a world. `scenario`: one of the simulator's scenarios, such as `lumen` or the name of a
 * state (`unpaid`).
 */
export async function portalWorld(mode: Mode = "test", scenario = "lumen"): Promise<PortalWorld> {
  if (!simulator) throw new Error("Call startPortalWorlds in beforeAll.");
  const { url } = simulator;
  count += 1;
  const unique = `p${process.pid}x${count}x${Date.now()}`;
  const worldName = `${mode}_sim_${unique}`;
  await ask(url, "POST", "/_sim/worlds", { name: worldName, scenario });

  const stripeKey = `rk_${worldName}`;
  // No password is hashed, because hashing is slow by design and these members never sign in.
  const member = {
    name: "Lumen",
    email: `${unique}@example.com`,
    passwordHash: `nobody signs in: ${unique}`,
  };
  const created = await createMerchant(member, { onlyFirst: false });
  if (typeof created === "string") throw new Error(`${member.email}: ${created}.`);
  const { merchantId, memberId } = created;
  const who = { merchantId, actor: `member:${memberId}` as const };
  await connectStripe(who, mode, stripeKey);
  await saveService(who, mode, { name: "Lumen Analytics", tiers: offered });
  const portal = await readPortal(merchantId, mode);
  const [key] = await activeSecretKeys(merchantId, mode);
  if (!key) throw new Error("The new merchant has no secret key.");
  const secret = unseal(env().SEALING_KEYS, secretKeyContext(merchantId, key.id), key.sealedSecret);

  const world: PortalWorld = {
    merchantId,
    portalId: portal.id,
    mode,
    secret,
    stripeKey,
    stripe: clientFor(url, stripeKey),
    saveSettings: (changed) =>
      saveSettings(who, mode, { ...portalSettings.parse({ changePlan: true }), ...changed }),
    async saveTiers(tiers) {
      await saveService(who, mode, { name: "Lumen Analytics", tiers });
    },
    visit: (identity, subscriptionId, options) => openVisit(world, identity, { subscriptionId, options }),
    admin: (method, part, body) => ask(url, method, `/_sim/worlds/${worldName}/${part}`, body),
    async changes() {
      const log = (await world.admin("GET", "requests")) as Awaited<ReturnType<PortalWorld["changes"]>>;
      return log.filter(({ method, path }) => method !== "GET" && !path.endsWith("/create_preview"));
    },
  };
  await world.saveSettings({});
  await world.admin("DELETE", "requests");
  return world;
}

async function openVisit(
  { portalId, secret }: PortalWorld,
  identity: string,
  {
    subscriptionId,
    options,
  }: { subscriptionId: string | undefined; options: Record<string, unknown> | undefined },
): Promise<string> {
  const claimed = identity.includes("@") ? { email: identity } : { customerId: identity };
  const hash = hmac(secret, identity);
  const asked = { subscriptionId, wishes: readWishes(options), origin: sampleOrigin };
  const ticket = await requestTicket({ portalId, ...claimed, hash, ...asked });
  const beginning = ticket ? await beginVisit(portalId, ticket) : undefined;
  if (!beginning?.hasBegun) throw new Error(`No visit was opened for ${identity}.`);
  return beginning.token;
}

function clientFor(url: string, key: string): Stripe {
  const { hostname: host, port } = new URL(url);
  return new Stripe(key, { host, port, protocol: "http", telemetry: false, maxNetworkRetries: 0 });
}

async function ask(url: string, method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(url + path, { method, ...(body && { body: JSON.stringify(body) }) });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}
