import type { Simulator } from "../server";
import { newWorld, startTestSimulator } from "../test-support";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());

async function people() {
  const world = newWorld(simulator);
  const { customers } = world.stripe;
  await customers.create({ name: "Ada Okafor", email: "Ada@example.com", metadata: { plan: "pro" } });
  await customers.create({ name: "Ben O'Hara", email: "ben@example.com", metadata: { plan: "free" } });
  await customers.create({ email: "none@example.org" });
  const search = async (query: string) =>
    (await customers.search({ query })).data.map(({ email }) => email).reverse();
  return { ...world, search };
}

describe("search", () => {
  it.each([
    ["name:'ada okafor'", ["Ada@example.com"]],
    ['email:"ben@example.com"', ["ben@example.com"]],
    ["email~'example.com'", ["Ada@example.com", "ben@example.com"]],
    ["metadata['plan']:'pro'", ["Ada@example.com"]],
    ["name:'Ben O\\'Hara'", ["ben@example.com"]],
    ["metadata['plan']:'pro' OR metadata['plan']:'free'", ["Ada@example.com", "ben@example.com"]],
    ["email~'example.com' AND -metadata['plan']:'pro'", ["ben@example.com"]],
    ["name:null", ["none@example.org"]],
    ["created>1600000000 email~'org'", ["none@example.org"]],
  ])("finds %s", async (query, emails) => {
    const { search } = await people();
    expect(await search(query)).toEqual(emails);
  });

  it("pages by token", async () => {
    const { stripe } = await people();
    const query = "created>0";
    const first = await stripe.customers.search({ query, limit: 2 });
    expect(first).toMatchObject({ object: "search_result", has_more: true });
    const second = await stripe.customers.search({ query, limit: 2, page: first.next_page! });
    expect([second.data.length, second.has_more, second.next_page]).toEqual([1, false, null]);
  });

  it("refuses other fields, unfinished queries, and mixed AND and OR", async () => {
    const { search } = await people();
    await expect(search("balance:1")).rejects.toThrow("unsupported search field");
    await expect(search("name:'Ada")).rejects.toMatchObject({ param: "query" });
    await expect(search("name:'a' AND email:'b' OR phone:'c'")).rejects.toMatchObject({ statusCode: 400 });
  });

  it("finds invoices by number, subscription and total", async () => {
    const { stripe } = await people();
    const { id: customer } = await stripe.customers.create();
    await stripe.invoiceItems.create({ customer, amount: 2500, currency: "usd" });
    const draft = await stripe.invoices.create({
      customer,
      metadata: { order: "7" },
      pending_invoice_items_behavior: "include",
    });
    const { number } = await stripe.invoices.finalizeInvoice(draft.id);
    await stripe.invoices.create({ customer });
    const found = async (query: string) =>
      (await stripe.invoices.search({ query })).data.map((invoice) => invoice.id);
    for (const query of [`number:'${number}'`, "total>2000", "status:'open'", "metadata['order']:'7'"])
      expect([query, await found(query)]).toEqual([query, [draft.id]]);
    expect(await found(`customer:'${customer}'`)).toHaveLength(2);
    expect(await found("subscription:'sub_none'")).toEqual([]);
    await expect(found("amount_due>1")).rejects.toThrow("unsupported search field");
  });

  it("accepts a query for subscriptions by status", async () => {
    const { stripe } = await people();
    expect((await stripe.subscriptions.search({ query: "status:'active'" })).data).toEqual([]);
  });
});
