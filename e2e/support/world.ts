import { randomBytes } from "node:crypto";
import Stripe from "stripe";
import { saveSettings } from "@/lib/merchant/settings";
import { disconnectStripe } from "@/lib/merchant/stripe-keys";
import { type PortalSettings, portalSettings } from "@/lib/settings/schema";
import { type SeededMerchant, seedMerchant } from "@/prisma/seed";

type Owned = { id: string; customer: string; created: number };
export type Request = { method: string; path: string; status: number };

/** A merchant for one test, with a world of Lumen's customers in Stripe and a site on another origin. */
export type World = SeededMerchant & {
  email: string;
  password: string;
  /** The connected restricted key. */
  stripeKey: string;
  /** Stripe for the merchant's own requests, with an unrestricted key. */
  stripe: Stripe;
  /** The merchant's page with the portal is at `siteUrl/account?as=0`. */
  siteUrl: string;
  customers: { id: string; email: string; name: string; about: string }[];
  /** The address of the merchant's page for this customer. `more` is added to the query. */
  pageOf(email: string, more?: Record<string, string>): string;
  saveSettings(changed: Partial<PortalSettings>): Promise<void>;
  /** Releases the Stripe account, which only one merchant at a time can connect. */
  disconnect(): Promise<void>;
  /** Calls the simulator's admin API for this world: `admin("POST", "clock", { advance: 86_400 })`. */
  admin(method: "GET" | "POST" | "DELETE", part: string, body?: object): Promise<unknown>;
  /** Removes a customer's cards in Stripe and adds another one (`pm_card_…`), or none. */
  replaceCard(customerId: string, card: string | null): Promise<void>;
  /** The newest subscription of the customer with this address. */
  subscriptionOf(email: string): Promise<string>;
  /** The requests that changed something in Stripe since the world began. */
  changes(): Promise<Request[]>;
  close(): Promise<void>;
};

/** The settings that are on in every journey, unless the journey changes them. */
const usual = { changePlan: true, cancellationReason: true, handleResponse: true } as const;

/** `scenario`: one of the simulator's scenarios, such as `lumen` or a state (`unpaid`). */
export async function newWorld(mode: "test" | "live" = "test", scenario = "lumen"): Promise<World> {
  const unique = randomBytes(6).toString("hex");
  const name = `${mode}_sim_${unique}`;
  await ask("POST", "/worlds", { name, scenario });
  const scenarios = (await ask("GET", "/scenarios")) as Record<string, { customers: World["customers"] }>;
  const customers = scenarios[scenario]?.customers ?? [];
  const site = await reserveSite();
  const member = { email: `${unique}@merchant.example`, password: randomBytes(12).toString("base64url") };
  const stripeKey = `rk_${name}`;
  const merchant = await seedMerchant({
    ...member,
    name: "Lumen",
    stripeKey,
    siteOrigin: site.url,
    settings: usual,
  });
  await site.open(merchant, customers);
  await ask("DELETE", `/worlds/${name}/requests`);
  const stripe = clientFor(stripeKey);

  return {
    ...merchant,
    ...member,
    stripeKey,
    stripe,
    siteUrl: site.url,
    customers,
    pageOf(email, more = {}) {
      const as = customers.findIndex((customer) => customer.email === email);
      if (as < 0) throw new Error(`The scenario ${scenario} has no customer ${email}.`);
      return `${site.url}/account?${new URLSearchParams({ as: String(as), ...more })}`;
    },
    saveSettings: (changed) =>
      saveSettings(
        { merchantId: merchant.merchantId, actor: "system" },
        mode,
        portalSettings.parse({ ...usual, ...changed }),
      ),
    disconnect: () => disconnectStripe({ merchantId: merchant.merchantId, actor: "system" }, mode),
    admin: (method, part, body) => ask(method, `/worlds/${name}/${part}`, body),
    async replaceCard(customer, card) {
      const { data } = await stripe.customers.listPaymentMethods(customer);
      for (const { id } of data) await stripe.paymentMethods.detach(id);
      if (card) {
        const { id } = await stripe.paymentMethods.attach(card, { customer });
        await stripe.customers.update(customer, { invoice_settings: { default_payment_method: id } });
      }
      await ask("DELETE", `/worlds/${name}/requests`);
    },
    async subscriptionOf(email) {
      const owner = customers.find((customer) => customer.email === email)?.id;
      const all = (await ask("GET", `/worlds/${name}/objects?type=subscription`)) as Owned[];
      const newest = all
        .filter(({ customer }) => customer === owner)
        .sort((one, other) => other.created - one.created)[0];
      if (!newest) throw new Error(`${email} has no subscription.`);
      return newest.id;
    },
    async changes() {
      const log = (await ask("GET", `/worlds/${name}/requests`)) as Request[];
      return log.filter(({ method, path }) => method !== "GET" && !path.endsWith("/create_preview"));
    },
    close: site.close,
  };
}

function clientFor(restrictedKey: string): Stripe {
  const { hostname: host, port } = new URL(process.env.STRIPE_API_BASE ?? "");
  return new Stripe(restrictedKey.replace("rk_", "sk_"), { host, port, protocol: "http", telemetry: false });
}

/**
 * Reserves the site's address before the site starts: the portal needs the site's origin, and the site needs the
 * portal's ID and key.
 */
async function reserveSite() {
  const { freePort } = await import("../../scripts/ports.mjs");
  const { startSampleSite } = await import("../sample-site/server.mjs");
  const port = await freePort();
  let close = async () => {};
  return {
    url: `http://localhost:${port}`,
    async open({ portalId, secret, mode }: SeededMerchant, customers: World["customers"]) {
      const site = await startSampleSite({
        port,
        appUrl: process.env.APP_URL ?? "",
        portals: [{ id: portalId, secret, identifyBy: "email", mode }],
        customers: customers.map(({ id, email, name }) => ({ label: name, email, customerId: id })),
      });
      close = () => site.close();
    },
    close: () => close(),
  };
}

async function ask(method: string, route: string, body?: object): Promise<unknown> {
  const init = { method, ...(body && { body: JSON.stringify(body) }) };
  const response = await fetch(`${process.env.STRIPE_API_BASE}/_sim${route}`, init);
  const answer = (await response.json()) as { error?: string };
  if (!response.ok) throw new Error(`The simulator refused ${method} ${route}: ${answer.error}`);
  return answer;
}
