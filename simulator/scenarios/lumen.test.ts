import type { Simulator } from "../server";
import { newWorld, startTestSimulator, type TestWorld } from "../test-support";
import { lumenCustomers } from "./lumen-customers";

let simulator: Simulator;
let world: TestWorld;
beforeAll(async () => {
  simulator = await startTestSimulator();
  world = newWorld(simulator);
  const body = JSON.stringify({ name: world.name, scenario: "lumen" });
  expect((await fetch(`${simulator.url}/_sim/worlds`, { method: "POST", body })).status).toBe(200);
});
afterAll(() => simulator.close());

async function subscriptionsOf(customer: string) {
  const { data } = await world.stripe.subscriptions.list({
    customer,
    status: "all",
    expand: ["data.latest_invoice"],
  });
  return data;
}

describe("the Lumen scenario", () => {
  it("lists the events of the last thirty days, and none that are older", async () => {
    const events = await world.stripe.events.list({ limit: 100 }).autoPagingToArray({ limit: 1_000 });
    const daysAgo = events.map(({ created }) => (Date.now() / 1000 - created) / 86_400);
    const dunning = events.filter(({ type }) => type === "invoice.payment_failed");
    expect(dunning.length).toBeGreaterThan(0);
    expect(Math.max(...daysAgo)).toBeGreaterThan(24);
    expect(Math.max(...daysAgo)).toBeLessThan(30.1);
  });

  it("has every customer with the ID and email address that a sample site offers", async () => {
    for (const { id, email, name } of lumenCustomers) {
      expect((await world.stripe.customers.list({ email })).data).toMatchObject([{ id, email, name }]);
    }
  });

  it.each([
    ["cus_LumenAda", ["active"]],
    ["cus_LumenBen", ["active"]],
    ["cus_LumenChloe", ["trialing"]],
    ["cus_LumenDmitri", ["past_due"]],
    ["cus_LumenElif", ["active"]],
    ["cus_LumenFarid", ["canceled"]],
    ["cus_LumenGrace", ["active", "active"]],
    ["cus_LumenHana", []],
    ["cus_LumenIvo", ["active"]],
  ])("shows %s as %j today", async (customer, statuses) => {
    const subscriptions = await subscriptionsOf(customer);
    expect(subscriptions.map(({ status }) => status)).toEqual(statuses);
    const now = Date.now() / 1000;
    for (const { status, items } of subscriptions) {
      if (status !== "canceled") expect(items.data[0]?.current_period_end).toBeGreaterThan(now);
    }
  });

  it("ends one subscription at the end of its period, with its customer's reason", async () => {
    const [subscription] = await subscriptionsOf("cus_LumenElif");
    expect(subscription?.cancel_at).toBe(subscription?.items.data[0]?.current_period_end);
    expect(subscription?.cancellation_details).toMatchObject({
      feedback: "too_expensive",
      reason: "cancellation_requested",
    });
  });

  it("has one declined payment outstanding", async () => {
    const [subscription] = await subscriptionsOf("cus_LumenDmitri");
    expect(subscription?.latest_invoice).toMatchObject({ status: "open", attempted: true, amount_due: 4900 });
  });

  it("has billed one customer every month for three years", async () => {
    const invoices = await world.stripe.invoices.list({ customer: "cus_LumenIvo", limit: 100 });
    expect(invoices.data.length).toBeGreaterThan(34);
    expect(new Set(invoices.data.map(({ number }) => number)).size).toBe(invoices.data.length);
  });

  it("tags three tiers, each with a monthly and a yearly price, and sells one other product", async () => {
    const products = (await world.stripe.products.list({ active: true })).data;
    const tagged = products.filter(({ metadata }) => metadata.sb_service === "Lumen Analytics");
    expect(tagged.map(({ metadata }) => metadata.sb_tier).sort()).toEqual(["Business", "Starter", "Team"]);
    expect(products).toHaveLength(4);
    for (const { id } of tagged) {
      const prices = (await world.stripe.prices.list({ product: id })).data;
      expect(prices.map(({ recurring }) => recurring?.interval).sort()).toEqual(["month", "year"]);
    }
  });
});

describe("the hosted invoice", () => {
  it("can be read as a page and as a PDF, at the URLs in the invoice", async () => {
    const [invoice] = (await world.stripe.invoices.list({ customer: "cus_LumenAda", limit: 1 })).data;
    const page = await fetch(invoice?.hosted_invoice_url ?? "");
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(invoice?.number ?? "no number");
    const pdf = await fetch(invoice?.invoice_pdf ?? "");
    expect(pdf.headers.get("content-type")).toBe("application/pdf");
    expect((await pdf.text()).slice(0, 5)).toBe("%PDF-");
  });

  it("can be paid with another card, which activates the subscription", async () => {
    const [before] = await subscriptionsOf("cus_LumenDmitri");
    const { hosted_invoice_url: url } = before?.latest_invoice as { hosted_invoice_url: string };
    const pay = (card: string) =>
      fetch(`${url}/pay`, { method: "POST", body: new URLSearchParams({ card }) });
    expect(await (await pay("pm_card_chargeCustomerFail")).text()).toContain("Your card was declined.");
    await pay("pm_card_visa");
    const [after] = await subscriptionsOf("cus_LumenDmitri");
    expect(after).toMatchObject({ status: "active", latest_invoice: { status: "paid" } });
  });
});

describe("the inspection page", () => {
  it("shows a world's requests, and its objects without internal fields", async () => {
    await world.stripe.customers.update("cus_LumenHana", { description: "<b>bold</b>" });
    const read = async (show: string) =>
      (await fetch(`${simulator.url}/_sim/?world=${world.name}&show=${show}`)).text();
    expect(await read("requests")).toContain("POST /v1/customers/cus_LumenHana");
    const customers = await read("customer");
    expect(customers).toContain("&lt;b&gt;bold&lt;/b&gt;");
    expect(await read("payment_method")).not.toContain("_behaviour");
    expect(await (await fetch(`${simulator.url}/_sim/`)).text()).toContain(world.name);
  });
});
