import { firstOf, preparePlanChange, readPlanPreview } from "@/lib/testing/changing-plan";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { resubscribeReading } from "@/lib/testing/readings";
import type { OperationPreview } from "../view/plan-shape";

/** Pending invoice items are charged with a change, but aren't part of the plan's cost. */

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const ada = "cus_LumenAda";
const business = "price_Lumen_business_month";
const rowsOf = ({ lines }: Pick<OperationPreview, "lines">) =>
  lines.map(({ label, amount }) => [label.replace(/ until .+$/, " until …"), amount]);

const workshop = (world: PortalWorld, more: object = {}) =>
  world.stripe.invoiceItems.create({
    customer: ada,
    amount: 25000,
    currency: "usd",
    description: "Onboarding workshop",
    ...more,
  });

it("shows a workshop under its own name, and adds it to the amount due", async () => {
  const world = await portalWorld();
  const before = (await preparePlanChange(world, "ada@example.com", business)).preview;
  await workshop(world);
  const { preview } = await preparePlanChange(world, "ada@example.com", business);
  const [charge, credit, other] = rowsOf(preview);
  expect([charge?.[0], credit?.[0], other]).toEqual([
    "Lumen Business until …",
    "Unused time on Lumen Team",
    ["Onboarding workshop", "$250.00"],
  ]);
  expect(rowsOf(preview).slice(0, 2)).toEqual(rowsOf(before).slice(0, 2));
  expect(preview.explanation).toBe(before.explanation);
});

it("shows an earlier unbilled change separately from the new change", async () => {
  const world = await portalWorld();
  const [subscription] = (await world.stripe.subscriptions.list({ customer: ada })).data;
  const id = subscription?.id ?? "";
  const item = { id: subscription?.items.data[0]?.id ?? "", price: "price_Lumen_starter_month" };
  await world.stripe.subscriptions.update(id, { items: [item], proration_behavior: "create_prorations" });
  await world.admin("POST", "clock", { advance: 3 * 86_400 });
  const token = await world.visit("ada@example.com");
  const rows = rowsOf(await readPlanPreview(token, (await firstOf(token)).id, business));
  expect(rows.map(([label]) => label)).toEqual([
    "Lumen Business until …",
    "Unused time on Lumen Starter",
    expect.stringMatching(/^Unused time on Lumen Team after /),
    expect.stringMatching(/^Remaining time on Lumen Starter after /),
    "Due today",
  ]);
});

it("says when an amount is too small to charge now, and that the next invoice includes it", async () => {
  const world = await portalWorld();
  const { stripe } = world;
  const { id: price } = await stripe.prices.create({
    product: "prod_LumenBusiness",
    currency: "usd",
    unit_amount: 4920,
    recurring: { interval: "month" },
  });
  await world.saveTiers([
    { productId: "prod_LumenTeam", priceIds: ["price_Lumen_team_month"] },
    { productId: "prod_LumenBusiness", priceIds: [price] },
  ]);
  const { preview } = await preparePlanChange(world, "ada@example.com", price);
  expect(preview.lines.at(-1)).toMatchObject({ label: "Due today", amount: "$0.00" });
  const [, carried] = preview.lines.slice(-3);
  expect(carried).toMatchObject({
    label: "Added to your next invoice",
    amount: expect.stringMatching(/^−\$0\.\d\d$/),
  });
  const amount = carried?.amount.slice(1) ?? "";
  expect(preview.explanation).toContain(
    `${amount} is too small to charge now, so it’s added to your next invoice.`,
  );
});

it("says how much of a customer's credit a change uses", async () => {
  const world = await portalWorld();
  await world.stripe.customers.update(ada, { balance: -10000 });
  const { preview } = await preparePlanChange(world, "ada@example.com", business);
  const [charge, credit, balance, today] = rowsOf(preview);
  expect([charge?.[0], credit?.[0], balance?.[0], today]).toEqual([
    "Lumen Business until …",
    "Unused time on Lumen Team",
    "From your balance",
    ["Due today", "$0.00"],
  ]);
});

it("shows an earlier debt on a line of its own", async () => {
  const world = await portalWorld();
  await world.stripe.customers.update(ada, { balance: 1500 });
  const { preview } = await preparePlanChange(world, "ada@example.com", business);
  expect(rowsOf(preview).slice(2)).toEqual([
    ["Previous balance due", "$15.00"],
    ["Due today", expect.stringMatching(/^\$/)],
  ]);
});

it("names each item of a restarted subscription, and one-time charges that are billed with it", async () => {
  const world = await portalWorld("test", "multi-item");
  await world.saveSettings({ resubscribe: true });
  const [subscription] = (await world.stripe.subscriptions.list({ customer: "cus_LumenMona" })).data;
  await world.stripe.subscriptions.cancel(subscription?.id ?? "");
  await workshop(world, { customer: "cus_LumenMona" });
  const token = await world.visit("mona@example.com");
  const answer = await resubscribeReading(token, { subscriptionId: subscription?.id ?? "" });
  const preview = answer.ok ? answer.value[0] : undefined;
  expect(rowsOf(preview ?? { lines: [] })).toEqual([
    ["Lumen Team until …", "$49.00"],
    ["Lumen Extra History until …", "$12.00"],
    ["Onboarding workshop", "$250.00"],
    ["Due today", "$311.00"],
  ]);
  expect(preview?.explanation).toMatch(
    /^Then \$49\.00 per month \+ \$12\.00 per month from [A-Z][a-z]+\s\d+,\s\d{4}\./,
  );
});
