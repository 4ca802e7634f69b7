import type Stripe from "stripe";
import type { Simulator } from "../server";
import { newWorld, startTestSimulator, type TestWorld } from "../test-support";
import { lumenCustomers } from "./lumen-customers";
import { states } from "./lumen-states";

let simulator: Simulator;
beforeAll(async () => void (simulator = await startTestSimulator()));
afterAll(() => simulator.close());

async function begin(scenario: string): Promise<TestWorld> {
  const world = newWorld(simulator);
  const body = JSON.stringify({ name: world.name, scenario });
  const answer = await fetch(`${simulator.url}/_sim/worlds`, { method: "POST", body });
  expect([answer.status, await answer.json()]).toMatchObject([200, { name: world.name }]);
  return world;
}

async function subscriptionsOf({ stripe }: TestWorld, customer: string): Promise<Stripe.Subscription[]> {
  const expand = ["data.latest_invoice", "data.discounts.source.coupon", "data.schedule"];
  const { data } = await stripe.subscriptions.list({ customer, status: "all", expand });
  return data;
}

const now = () => Date.now() / 1000;
const later = expect.any(Number) as number;
const price = (id: string, more: object = {}) => ({ price: { id: `price_Lumen_${id}`, ...more } });
const items = (...data: object[]) => ({ items: { data } });
const invoice = (status: string, more: object = {}) => ({ latest_invoice: { status, ...more } });
const next = (id: string, portal_op?: string) => ({
  schedule: {
    status: "active",
    phases: [{}, { items: [{ price: `price_Lumen_${id}` }] }],
    metadata: portal_op ? { portal_op: expect.any(String) as string } : {},
  },
});

/** The expected subscriptions of each state's customers, newest first. */
const promised: Record<string, object[][]> = {
  trialing: [[{ status: "trialing", trial_end: later }]],
  "trialing-no-card": [[{ status: "trialing", default_payment_method: null }]],
  paused: [[{ status: "paused", status_details: { paused: { subscription: { type: "pause_requested" } } } }]],
  "paused-no-card": [[{ status: "paused", default_payment_method: null }]],
  "payments-paused": [[{ status: "active", pause_collection: { behavior: "void", resumes_at: later } }]],
  "cancel-at-period-end": [[{ status: "active", cancel_at_period_end: true, cancel_at: later }]],
  "cancel-at-date": [[{ status: "active", cancel_at_period_end: false, cancel_at: later }]],
  "fixed-term": [
    [{ status: "active", cancel_at: later, schedule: { status: "active", end_behavior: "cancel" } }],
  ],
  "scheduled-change": [[{ status: "active", ...next("starter_month", "op") }]],
  "foreign-schedule": [[{ status: "active", ...next("business_month") }]],
  canceled: [[{ status: "canceled", ended_at: later, ...items(price("team_month")) }]],
  "canceled-archived-price": [[{ status: "canceled", ...items(price("team_old", { active: false })) }]],
  "past-due": [[{ status: "past_due", ...invoice("open", { next_payment_attempt: later }) }]],
  unpaid: [[{ status: "unpaid", ...invoice("open", { next_payment_attempt: null }) }]],
  incomplete: [[{ status: "incomplete", ...invoice("open") }]],
  "incomplete-expired": [[{ status: "incomplete_expired", ...invoice("void") }]],
  "pending-update": [
    [
      {
        status: "active",
        ...items(price("team_month")),
        ...invoice("open"),
        pending_update: { expires_at: later, subscription_items: [price("business_month")] },
      },
    ],
  ],
  "send-invoice": [
    [{ status: "active", collection_method: "send_invoice", ...invoice("open", { due_date: later }) }],
  ],
  "send-invoice-overdue": [[{ status: "past_due", collection_method: "send_invoice", ...invoice("open") }]],
  "card-expiring": [[{ status: "active" }]],
  "bank-debit": [[{ status: "active", ...invoice("open") }]],
  "several-methods": [[{ status: "active" }]],
  "balance-credit": [[{ status: "active" }]],
  "multi-item": [[{ status: "active", ...items(price("team_month"), price("history_month")) }]],
  "mixed-intervals": [[{ status: "active", ...items(price("team_year"), price("history_month")) }]],
  metered: [
    [
      {
        status: "active",
        ...items(price("business_month"), price("requests_month", { recurring: { usage_type: "metered" } })),
      },
    ],
  ],
  "metered-only": [
    [{ status: "active", ...items(price("requests_month")), ...invoice("paid", { total: 36000 }) }],
  ],
  free: [[{ status: "active", ...items(price("free_month", { unit_amount: 0 })), ...invoice("paid") }]],
  seats: [[{ status: "active", ...items({ ...price("studio_month"), quantity: 5 }) }]],
  "legacy-price": [[{ status: "active", ...items(price("team_old", { active: false })) }]],
  discounted: [[{ status: "active", discounts: [{ end: later, source: { coupon: { percent_off: 20 } } }] }]],
  yen: [[{ status: "active", currency: "jpy" }]],
  dinar: [[{ status: "active", currency: "kwd" }]],
  "several-currencies": [
    [
      {
        status: "active",
        currency: "eur",
        ...items(price("team_month", { currency: "usd", unit_amount: 4900 })),
        ...invoice("paid", { currency: "eur", total: 4500 }),
      },
    ],
  ],
  "several-subscriptions": [[{ status: "active" }, { status: "active" }, { status: "canceled" }]],
  "shared-address": [[{ status: "active" }], [{ status: "active" }], []],
  "deleted-customer": [[{ status: "canceled" }]],
  "no-subscription": [[]],
  "many-invoices": [[{ status: "active" }]],
};

describe("every state", () => {
  it("has exactly one expected result here", () => {
    expect(Object.keys(promised).sort()).toEqual(states.map(({ name }) => name).sort());
  });

  it.each(states)("has a world with only its own customers, in that state: $name", async (state) => {
    const world = await begin(state.name);
    expect(await world.admin("GET", "objects?type=customer")).toHaveLength(state.customers.length);
    for (const [index, { id }] of state.customers.entries()) {
      const found = await subscriptionsOf(world, id);
      const expected = promised[state.name]?.[index] ?? [];
      expect(found).toHaveLength(expected.length);
      expect(found).toMatchObject(expected);
    }
  });

  it("also exists in lumen-states, along with the everyday customers", async () => {
    const world = await begin("lumen-states");
    for (const { name, customers } of states) {
      for (const [index, { id }] of customers.entries()) {
        expect(await subscriptionsOf(world, id)).toMatchObject(promised[name]?.[index] ?? []);
      }
    }
    for (const { id } of lumenCustomers)
      expect(await world.stripe.customers.retrieve(id)).toMatchObject({ id });
  });

  it("is listed with its customers, who are tagged with it in lumen-states", async () => {
    type Listed = Record<string, { customers: { id: string; email: string; state?: string }[] }>;
    const listed = (await (await fetch(`${simulator.url}/_sim/scenarios`)).json()) as Listed;
    const all = listed["lumen-states"]?.customers ?? [];
    for (const { name, customers } of states) {
      const ids = customers.map(({ id }) => id);
      expect(listed[name]?.customers.map(({ id }) => id)).toEqual(ids);
      expect(all.filter(({ state }) => state === name).map(({ id }) => id)).toEqual(ids);
    }
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.every(({ email }) => email.endsWith("@example.com"))).toBe(true);
  });
});

describe("details beyond a subscription's status", () => {
  const idOf = (name: string) => states.find((state) => state.name === name)?.customers[0]?.id ?? "";

  it.each([
    ["trialing", 1],
    ["trialing-no-card", 0],
    ["paused", 1],
    ["paused-no-card", 0],
    ["free", 0],
  ])("the customer in the state %s has this number of cards: %d", async (name, count) => {
    const { stripe } = await begin(name);
    expect((await stripe.customers.listPaymentMethods(idOf(name))).data).toHaveLength(count);
  });

  it("one card expires this month", async () => {
    const { stripe } = await begin("card-expiring");
    const [card] = (await stripe.customers.listPaymentMethods(idOf("card-expiring"))).data;
    const today = new Date();
    expect(card?.card).toMatchObject({
      exp_month: today.getUTCMonth() + 1,
      exp_year: today.getUTCFullYear(),
    });
  });

  it("one customer has a credit of 25 dollars", async () => {
    const { stripe } = await begin("balance-credit");
    expect(await stripe.customers.retrieve(idOf("balance-credit"))).toMatchObject({ balance: -2500 });
  });

  it("one customer was deleted, and no customer has their email address", async () => {
    const { stripe } = await begin("deleted-customer");
    expect(await stripe.customers.retrieve(idOf("deleted-customer"))).toMatchObject({ deleted: true });
    expect((await stripe.customers.list({ email: "jonas@example.com" })).data).toEqual([]);
  });

  it("three customers share an email address, two of them with different plans", async () => {
    const { stripe } = await begin("shared-address");
    const { data } = await stripe.customers.list({ email: "office@example.com" });
    expect(data.map(({ name }) => name).sort()).toEqual(["Marco Rossi", "Olga Petrova", "Wanda Kowal"]);
  });

  it("one sent invoice is due later, and another is overdue", async () => {
    for (const [name, isLate] of [
      ["send-invoice", false],
      ["send-invoice-overdue", true],
    ] as const) {
      const [subscription] = await subscriptionsOf(await begin(name), idOf(name));
      const { due_date: due } = subscription?.latest_invoice as Stripe.Invoice;
      expect(Number(due) < now()).toBe(isLate);
    }
  });

  it("a tier and an add-on with different intervals renew at different times", async () => {
    const [subscription] = await subscriptionsOf(await begin("mixed-intervals"), idOf("mixed-intervals"));
    const ends = subscription?.items.data.map((item) => item.current_period_end);
    expect(new Set(ends).size).toBe(2);
  });

  it("one customer has more than two hundred invoices, all paid or drafts", async () => {
    const { stripe } = await begin("many-invoices");
    const invoices = await stripe.invoices
      .list({ customer: idOf("many-invoices"), limit: 100 })
      .autoPagingToArray({ limit: 1000 });
    expect(invoices.length).toBeGreaterThan(200);
    expect(invoices.every(({ status }) => status === "paid" || status === "draft")).toBe(true);
  });
});
