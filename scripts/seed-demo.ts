/**
 * Creates the demo's merchant, Lumen, and its world in the simulator, unless they exist. Writes the sample site's
 * configuration to SAMPLE_SITE_CONFIG. Safe to run again.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { findCredentials } from "@/lib/db/members";
import { migrate } from "@/lib/db/migrate";
import { findStripeKey } from "@/lib/db/stripe-keys";
import { directDatabaseUrl, env } from "@/lib/env";
import { readCatalogueOf, saveService } from "@/lib/merchant/services";
import { connectStripe, disconnectStripe } from "@/lib/merchant/stripe-keys";
import { suggestServices } from "@/lib/merchant/suggested-services";
import type { MerchantId } from "@/lib/tenancy";
import { describeMerchant, seedMerchant } from "@/prisma/seed";

const scenario = "lumen-states";
const world = `test_sim_${scenario}`;
const stripeKey = `rk_${world}`;
type Customer = { id: string; email: string; name: string; about: string; state?: string };
type World = { name: string; account: string };

async function seedDemo(): Promise<void> {
  const { SAMPLE_SITE_CONFIG: config = "", SAMPLE_SITE_URL: site = "" } = process.env;
  const { DEMO_EMAIL: email = "", DEMO_PASSWORD: password = "" } = process.env;
  const { APP_URL: appUrl } = env();
  await migrate(directDatabaseUrl() ?? "");
  const worlds = await simulator<World[]>("GET", "worlds");
  const { account } =
    worlds.find(({ name }) => name === world) ??
    (await simulator<World>("POST", "worlds", { name: world, scenario }));
  const { portalId, secret, mode } = await merchant({ email, password }, site, account);
  const scenarios = await simulator<Record<string, { customers: Customer[] }>>("GET", "scenarios");
  const customers = (scenarios[scenario]?.customers ?? []).map(pickerEntry);
  const portals = [{ id: portalId, secret, identifyBy: "email", mode }];
  const port = Number(new URL(site).port);
  writeFileSync(path.resolve(config), JSON.stringify({ port, appUrl, portals, customers }), { mode: 0o600 });
}

/** A customer in the sample site's picker. People find customers there by the state that each customer shows. */
function pickerEntry({ id, email, name, about, state }: Customer) {
  const title = `${about.charAt(0).toUpperCase()}${about.slice(1)}`;
  return {
    label: name,
    option: state ? `${title} (${name})` : `${name} (${about})`,
    group: state ? "Every state" : "Everyday customers",
    email,
    customerId: id,
  };
}

async function merchant(
  { email, password }: { email: string; password: string },
  site: string,
  account: string,
) {
  const member = await findCredentials(email);
  if (member) {
    const who = { merchantId: member.merchantId, actor: "system" } as const;
    await connectTo(who, account);
    return describeMerchant(member.merchantId, "test");
  }
  const settings = {
    changePlan: true,
    removeAddOns: true,
    quantityManagement: true,
    coupon: true,
    pause: true,
    resubscribe: true,
    couponOnResubscribe: true,
    changePlanWhenCanceled: true,
    updateCard: true,
    cancellation: true,
    cancellationReason: true,
    billingDetails: true,
    taxIds: true,
  } as const;
  return seedMerchant({
    name: "Lumen",
    email,
    password,
    stripeKey,
    siteOrigin: site,
    settings: { ...settings, showAllInvoices: true, handleResponse: true, debug: true },
  });
}

/**
 * Connects the merchant to this demo's world. In an older data folder, the merchant may be connected to
 * another world, whose customers the sample site doesn't offer.
 */
async function connectTo(who: { merchantId: MerchantId; actor: "system" }, account: string): Promise<void> {
  const connected = await findStripeKey(who.merchantId, "test");
  if (connected?.accountId === account) return;
  if (connected) await disconnectStripe(who, "test");
  await connectStripe(who, "test", stripeKey);
  const catalogue = await readCatalogueOf(who.merchantId, "test");
  const [service] = catalogue.ok ? suggestServices(catalogue.products) : [];
  if (service) await saveService(who, "test", service);
}

async function simulator<Answer>(method: string, route: string, body?: object): Promise<Answer> {
  const response = await fetch(`${env().STRIPE_API_BASE}/_sim/${route}`, {
    method,
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as Answer & { error?: string };
  if (!response.ok) throw new Error(`The simulator refused ${method} ${route}: ${answer.error}`);
  return answer;
}

seedDemo().then(
  () => process.exit(0),
  (error: Error) => {
    console.error(`The demo's merchant could not be created. ${error.stack}`);
    process.exit(1);
  },
);
