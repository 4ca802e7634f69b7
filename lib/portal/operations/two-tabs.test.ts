import type Stripe from "stripe";
import { operationNames } from "@/lib/operations/operations";
import { perform } from "@/lib/portal/door/perform";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { plansReading, viewReading } from "@/lib/testing/readings";
import { ask } from "@/lib/testing/try-every-operation";

/** Changes made while a page is open: by the customer in another tab, or by a merchant who deletes the customer. */

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const ada = "ada@example.com";
const customer = "cus_LumenAda";
const business = "price_Lumen_business_month";

let world: PortalWorld;
let subscriptionId: string;
let tabs: [string, string];
beforeEach(async () => {
  world = await portalWorld();
  const { data } = await world.stripe.subscriptions.list({ customer });
  subscriptionId = data[0]?.id ?? "";
  tabs = [await world.visit(ada), await world.visit(ada)];
});

let clicks = 0;
/** Clicks a button in one of the two tabs. */
function click(tab: 0 | 1, name: "cancellation" | "keep_subscription" | "change_plan", more: object = {}) {
  const intentId = `a-click-in-a-tab-${++clicks}`;
  return perform(tabs[tab], name, { intentId, subscriptionId, ...more });
}

async function upgradeIn(tab: 0 | 1): Promise<object> {
  const answer = await plansReading(tabs[tab], { subscriptionId });
  const preview = answer.ok ? answer.value.find(({ priceId }) => priceId === business) : undefined;
  return { priceId: business, quote: preview?.quote };
}

const read = (): Promise<Stripe.Subscription> => world.stripe.subscriptions.retrieve(subscriptionId);
const accepted = (answers: { ok: boolean }[]) => answers.filter(({ ok }) => ok).length;

describe("two tabs of one customer", () => {
  it("cancel once if both cancel", async () => {
    expect(accepted(await Promise.all([click(0, "cancellation"), click(1, "cancellation")]))).toBeGreaterThan(
      0,
    );
    expect(await read()).toMatchObject({ cancel_at_period_end: true });
    expect(await world.changes()).toHaveLength(1);
  });

  it("charge once if both upgrade", async () => {
    const [one, other] = [await upgradeIn(0), await upgradeIn(1)];
    const answers = await Promise.all([click(0, "change_plan", one), click(1, "change_plan", other)]);
    expect(accepted(answers)).toBe(1);
    const { data } = await world.stripe.invoices.list({ subscription: subscriptionId });
    expect(data.filter(({ billing_reason }) => billing_reason === "subscription_update")).toHaveLength(1);
  });

  it("leave the state that their answers report if one upgrades and the other one cancels", async () => {
    const change = await upgradeIn(0);
    const [upgraded, canceled] = await Promise.all([
      click(0, "change_plan", change),
      click(1, "cancellation"),
    ]);
    const { cancel_at_period_end, items } = await read();
    expect([items.data[0]?.price.id === business, cancel_at_period_end]).toEqual([upgraded.ok, canceled.ok]);
  });

  it("leave the state that their answers report if one cancels and the other one keeps the subscription", async () => {
    await click(0, "cancellation");
    const [kept, canceled] = await Promise.all([click(0, "keep_subscription"), click(1, "cancellation")]);
    expect((await read()).cancel_at_period_end).toBe(canceled.ok || !kept.ok);
  });
});

it("changes nothing for a customer who has been deleted in the meantime, and says so", async () => {
  await world.stripe.customers.del(customer);
  await world.admin("DELETE", "requests");
  for (const name of operationNames) {
    const answer = await ask(tabs[0], name, subscriptionId);
    expect([name, answer]).toEqual([
      name,
      expect.objectContaining({
        ok: false,
        error: expect.objectContaining({ code: expect.stringMatching(/^(not_found|not_allowed|invalid)$/) }),
      }),
    ]);
  }
  expect(await world.changes()).toEqual([]);
  const view = await viewReading(tabs[0]);
  expect(view.ok && [view.value.subscriptions, view.value.customer]).toEqual([[], null]);
});
