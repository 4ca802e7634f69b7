/**
 * Gives the demo its merchant, Lumen, and its world in the simulator, unless they are there. Writes what the
 * sample site must know into SAMPLE_SITE_CONFIG. Safe to run again.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { findCredentials, findMember } from "@/lib/db/members";
import { migrate } from "@/lib/db/migrate";
import { env } from "@/lib/env";
import { saveOrigins } from "@/lib/merchant/settings";
import { describeMerchant, seedMerchant } from "@/prisma/seed";

const world = "test_sim_lumen";
type Customer = { id: string; email: string; name: string; about: string };

async function seedDemo(): Promise<void> {
  const { SAMPLE_SITE_CONFIG: config = "", SAMPLE_SITE_URL: site = "" } = process.env;
  const { DEMO_EMAIL: email = "", DEMO_PASSWORD: password = "" } = process.env;
  const { APP_URL: appUrl, DATABASE_URL: databaseUrl = "" } = env();
  await migrate(databaseUrl);
  const worlds = await simulator<{ name: string }[]>("GET", "worlds");
  if (!worlds.some(({ name }) => name === world))
    await simulator("POST", "worlds", { name: world, scenario: "lumen" });
  const { portalId, secret, mode } = await merchant({ email, password }, site);
  const { lumen } = await simulator<{ lumen: { customers: Customer[] } }>("GET", "scenarios");
  const customers = lumen.customers.map(({ id, email, name, about }) => ({
    label: `${name} (${about})`,
    email,
    customerId: id,
  }));
  const portals = [{ id: portalId, secret, identifyBy: "email", mode }];
  const port = Number(new URL(site).port);
  writeFileSync(path.resolve(config), JSON.stringify({ port, appUrl, portals, customers }), { mode: 0o600 });
}

async function merchant({ email, password }: { email: string; password: string }, site: string) {
  const known = await findCredentials(email);
  const member = known && (await findMember(known.id));
  if (member) {
    // The site's port may be another this time.
    await saveOrigins({ merchantId: member.merchantId, actor: "system" }, "test", site);
    return describeMerchant(member.merchantId, "test");
  }
  const settings = {
    changePlan: true,
    resubscribe: true,
    cancellation: true,
    cancellationReason: true,
  } as const;
  return seedMerchant({
    name: "Lumen",
    email,
    password,
    stripeKey: `rk_${world}`,
    siteOrigin: site,
    settings: { ...settings, showAllInvoices: true, handleResponse: true, debug: true },
  });
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
    console.error(`The demo's merchant could not be made. ${error.stack}`);
    process.exit(1);
  },
);
