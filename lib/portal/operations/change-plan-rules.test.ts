import type Stripe from "stripe";
import { saveServices } from "@/lib/merchant/services";
import type { Moves } from "@/lib/settings/moves";
import type { SavedService } from "@/lib/settings/service";
import { changePlan, firstOf, preparePlanChange } from "@/lib/testing/changing-plan";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { plansReading, resubscribeReading } from "@/lib/testing/readings";
import { farid, viewOf } from "@/lib/testing/resubscribing";

/** Tests the merchant's rules for moves between tiers from the customer's side. Ada is on Team, $49.00 per month. */

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const ada = "ada@example.com";
const customer = "cus_LumenAda";
const priceOf = (tier: string, interval = "month") => `price_Lumen_${tier}_${interval}`;
const tier = (name: string, more: object = {}) => ({
  productId: `prod_Lumen${name}`,
  priceIds: [priceOf(name.toLowerCase()), priceOf(name.toLowerCase(), "year")],
  ...more,
});
const [starter, team, business] = [tier("Starter"), tier("Team"), tier("Business")];

const save = (world: PortalWorld, ...services: SavedService[]) =>
  saveServices({ merchantId: world.merchantId, actor: "system" }, { mode: "test" }, { services });
const lumen = (moves?: Moves, tiers: SavedService["tiers"] = [starter, team, business]) => ({
  name: "Lumen",
  tiers,
  ...(moves && { moves }),
});
const upOnly = { rule: "up", upgrades: "now", downgrades: "renewal" } as const;

async function subscriptionOf(world: PortalWorld): Promise<Stripe.Subscription> {
  const { data } = await world.stripe.subscriptions.list({ customer, expand: ["data.latest_invoice"] });
  if (!data[0]) throw new Error("Ada has no subscription.");
  return data[0];
}
const priceIn = async (world: PortalWorld) => (await subscriptionOf(world)).items.data[0]?.price.id;

/** Returns the prices offered to Ada. Fails if the dialog and its previews disagree. */
async function offeredTo(world: PortalWorld): Promise<string[]> {
  const token = await world.visit(ada);
  const subscription = await firstOf(token);
  const previews = await plansReading(token, { subscriptionId: subscription.id });
  if (!previews.ok) throw new Error(previews.error.message);
  const ids = previews.value.map(({ priceId }) => priceId);
  const choosable = subscription.changePlan?.plans.filter(({ canChoose }) => canChoose);
  expect(choosable?.map(({ priceId }) => priceId).sort()).toEqual([...ids].sort());
  return ids;
}

it("if only upgrades are allowed, offers no lower plan, and refuses a lower plan that was quoted before", async () => {
  const world = await portalWorld();
  const quoted = await preparePlanChange(world, ada, priceOf("starter"));
  await save(world, lumen(upOnly));
  const offered = await offeredTo(world);
  expect(offered).toEqual(expect.arrayContaining([priceOf("business"), priceOf("team", "year")]));
  expect(offered.filter((id) => id.includes("starter"))).toEqual([]);
  await world.admin("DELETE", "requests");
  expect(await changePlan(quoted.token, quoted.input)).toMatchObject({
    ok: false,
    error: { code: "invalid" },
  });
  expect(await world.changes()).toEqual([]);
  expect(await priceIn(world)).toBe(priceOf("team"));
});

it("starts an upgrade at the renewal if the merchant says so, and charges nothing before then", async () => {
  const world = await portalWorld();
  await save(world, lumen({ rule: "any", upgrades: "renewal", downgrades: "renewal" }));
  const { token, preview, input } = await preparePlanChange(world, ada, priceOf("business"));
  expect(preview).toMatchObject({ kind: "at_renewal", lines: [] });
  const before = (await subscriptionOf(world)).latest_invoice as Stripe.Invoice;
  expect(await changePlan(token, input)).toMatchObject({ event: { response: { outcome: "scheduled" } } });
  expect(await priceIn(world)).toBe(priceOf("team"));
  expect((await subscriptionOf(world)).latest_invoice).toMatchObject({ id: before.id });
  await world.admin("POST", "clock", { advance: 32 * 86_400 });
  expect(await priceIn(world)).toBe(priceOf("business"));
  expect((await subscriptionOf(world)).latest_invoice).toMatchObject({ amount_due: 14900 });
});

it("starts a downgrade now if the merchant says so, and credits the unused time", async () => {
  const world = await portalWorld();
  await save(world, lumen({ rule: "any", upgrades: "now", downgrades: "now" }));
  const { token, preview, input } = await preparePlanChange(world, ada, priceOf("starter"));
  expect(preview.kind).toBe("now");
  expect(await changePlan(token, input)).toSucceed();
  expect(await priceIn(world)).toBe(priceOf("starter"));
  const { balance } = (await world.stripe.customers.retrieve(customer)) as Stripe.Customer;
  const { total } = (await subscriptionOf(world)).latest_invoice as Stripe.Invoice;
  expect(total).toBeLessThan(0);
  expect(balance).toBe(total);
  const shown = preview.lines.find(({ isTotal }) => isTotal)?.amount;
  expect(shown).toBe("$0.00");
  expect(JSON.stringify(preview.lines)).toContain(`$${(-total / 100).toFixed(2)}`);
});

it("follows each cell of the table of moves", async () => {
  const world = await portalWorld();
  const cells = { prod_LumenTeam: { prod_LumenStarter: "no", prod_LumenBusiness: "renewal" } } as const;
  await save(world, lumen({ rule: "custom", upgrades: "now", downgrades: "renewal", cells }));
  const offered = await offeredTo(world);
  expect(offered.filter((id) => id.includes("starter"))).toEqual([]);
  const { preview } = await preparePlanChange(world, ada, priceOf("business"));
  expect(preview.kind).toBe("at_renewal");
});

it("never offers a hidden tier, but lets customers switch away from one", async () => {
  const world = await portalWorld();
  await save(
    world,
    lumen(undefined, [starter, tier("Team", { isHidden: true }), tier("Business", { isHidden: true })]),
  );
  const offered = await offeredTo(world);
  expect(offered.filter((id) => id.includes("business"))).toEqual([]);
  const { token, preview, input } = await preparePlanChange(world, ada, priceOf("starter"));
  expect(preview.kind).toBe("at_renewal");
  expect(await changePlan(token, input)).toSucceed();
});

it("lets customers switch only within their service, even with an earlier quote", async () => {
  const world = await portalWorld();
  const quoted = await preparePlanChange(world, ada, priceOf("business"));
  await save(world, lumen(undefined, [starter, team]), { name: "Enterprise", tiers: [business] });
  const offered = await offeredTo(world);
  expect(offered.filter((id) => id.includes("business"))).toEqual([]);
  expect(offered).toContain(priceOf("starter"));
  expect(await changePlan(quoted.token, quoted.input)).toMatchObject({
    ok: false,
    error: { code: "invalid" },
  });
  expect(await priceIn(world)).toBe(priceOf("team"));
});

it.each([
  ["Business", { business: "Most popular", team: "Current plan" }],
  ["Team", { business: null, team: "Current plan" }],
])(
  "with %s as the most popular tier, marks it as popular unless it is the customer's current plan",
  async (popular, marks) => {
    const world = await portalWorld();
    const tiers = ["Starter", "Team", "Business"].map((name) => tier(name, { isPopular: name === popular }));
    await save(world, lumen(undefined, tiers));
    const { changePlan: choice } = await firstOf(await world.visit(ada));
    const markOf = (id: string) => choice?.plans.find(({ priceId }) => priceId === id)?.mark;
    expect({ business: markOf(priceOf("business")), team: markOf(priceOf("team")) }).toEqual(marks);
  },
);

it("applies the rules to resubscribing too: after Starter, offers only the plans that may follow it", async () => {
  const world = await portalWorld();
  await world.saveSettings({ resubscribe: true, changePlanWhenCanceled: true });
  const cells = { prod_LumenStarter: { prod_LumenTeam: "no" } } as const;
  await save(world, lumen({ rule: "custom", upgrades: "now", downgrades: "renewal", cells }));
  const token = await world.visit(farid);
  const ended = (await viewOf(token)).find(({ resubscribe }) => resubscribe);
  const previews = await resubscribeReading(token, { subscriptionId: ended?.id });
  if (!previews.ok) throw new Error(previews.error.message);
  const offered = previews.value.map(({ priceId }) => priceId);
  expect(offered).toContain(priceOf("business"));
  expect(offered.filter((id) => id?.includes("team"))).toEqual([]);
});
