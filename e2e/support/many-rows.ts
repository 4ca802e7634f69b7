import { randomBytes } from "node:crypto";
import type { World } from "./world";

/** Rows written straight into the database, because making thousands through the dashboard takes too long. */

const database = async () => (await import("@/lib/db/client")).database();

/**
 * Adds a busy merchant's week: customers' changes, members' saves that each turn one setting on or off, and visits that
 * were refused, every second one because of its site.
 */
export async function addBusyWeek({ merchantId, portalId }: World, count: number): Promise<void> {
  const db = await database();
  await db.$executeRaw`
    INSERT INTO "Operation" (id, "merchantId", mode, "portalId", "customerId", "subscriptionId", "intentId", name,
      "inputHash", state, plan, "createdAt", "resolvedAt")
    SELECT ${merchantId} || '-' || n, ${merchantId}, 'test', ${portalId}, 'cus_LumenAda', 'sub_' || n,
      'intent-of-many-rows-' || n, 'change_plan', '', 'succeeded', '{}', now() - n * interval '1 second', now()
    FROM generate_series(1, ${count}) AS n`;
  await db.$executeRaw`
    INSERT INTO "AuditEntry" (id, "merchantId", mode, actor, verb, subject, details, "createdAt")
    SELECT ${merchantId} || '-' || n, ${merchantId}, 'test', 'system', 'settings.saved', 'test',
      jsonb_build_object('pause', n % 2 = 0), now() + n * interval '1 millisecond'
    FROM generate_series(1, ${count}) AS n`;
  await db.$executeRaw`
    INSERT INTO "RefusedVisit" (id, "merchantId", mode, "portalId", identity, origin, mistake, detail, subject,
      "isSiteWrong", "createdAt")
    SELECT gen_random_uuid(), ${merchantId}, 'test', ${portalId}, 'customer-' || n || '@a-company-with-a-long-name.example',
      'https://shop-' || n % 30 || '.customers-of-the-merchant.example', CASE n % 2 WHEN 0 THEN 'origin_not_listed' ELSE 'other_digest' END,
      '', CASE n % 2 WHEN 0 THEN 'site' ELSE 'proof' END, n % 2 = 0, now() - n * interval '10 seconds'
    FROM generate_series(1, ${count}) AS n`;
}

/** Adds as many sites, portals and API keys as a merchant can have, and this many sessions, all with long names. */
export async function fillUp({ merchantId, portalId }: World, sessions: number): Promise<void> {
  const db = await database();
  // Copies of the limits in lib/settings/origins, lib/db/manage-portals and lib/db/api-keys. Playwright can't load
  // those files, because of what they import.
  const [maxOrigins, maxPortals, maxActiveApiKeys] = [20, 50, 10];
  const each = <Row>(count: number, row: (name: string, n: number) => Row) =>
    Array.from({ length: count }, (_, n) => row(`${n + 1}. The billing of a team with a very long name`, n));
  await db.portal.update({
    where: { merchantId_id: { merchantId, id: portalId } },
    data: {
      allowedOrigins: each(maxOrigins, (_, n) => `https://shop-${n}.customers-of-the-merchant.example`),
    },
  });
  await db.portal.createMany({
    data: each(maxPortals - 1, (name, n) => ({
      id: `${portalId.slice(2)}${n + 10}`,
      merchantId,
      mode: "test",
      name,
    })),
  });
  await db.apiKey.createMany({
    data: each(maxActiveApiKeys, (name, n) => {
      const id = `${merchantId}-${n}`;
      return { id, merchantId, mode: "test", name, hash: id, last4: `00${n}` };
    }),
  });
  const { id: memberId } = await db.member.findFirstOrThrow({ where: { merchantId } });
  const device = "Samsung Internet on Android";
  await db.session.createMany({
    data: each(sessions, () => ({
      id: `ses_${randomBytes(16).toString("hex")}`,
      merchantId,
      memberId,
      device,
    })),
  });
}

/** Adds active products to Stripe, each with four prices, of which two are in other currencies. */
export async function addProducts({ stripe }: World, count: number): Promise<void> {
  const prices = [
    { unit_amount: 1_900, currency: "usd", recurring: { interval: "month" } },
    { unit_amount: 19_000, currency: "usd", recurring: { interval: "year" } },
    { unit_amount: 1_800, currency: "eur", recurring: { interval: "month" } },
    { unit_amount: 5_400, currency: "eur", recurring: { interval: "month", interval_count: 3 } },
  ] as const;
  const names = Array.from({ length: count }, (_, n) => `Product ${n + 1} with a name of some length`);
  const add = async () => {
    for (let name = names.pop(); name; name = names.pop()) {
      const { id: product } = await stripe.products.create({ name, description: "For teams that grow" });
      for (const price of prices) await stripe.prices.create({ product, ...price });
    }
  };
  await Promise.all(Array.from({ length: 8 }, add));
}
