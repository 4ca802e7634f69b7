import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { invoicesReading, viewReading } from "@/lib/testing/readings";
import type { PortalView, SubscriptionView } from "./view-shape";

/** The pages of Lumen's customers. */

let world: PortalWorld;

beforeAll(async () => {
  await startPortalWorlds();
  world = await portalWorld();
});
afterAll(stopPortalWorlds);

async function viewOf(email: string, of = world): Promise<PortalView> {
  const answer = await viewReading(await of.visit(email));
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

async function firstOf(email: string): Promise<SubscriptionView> {
  const [subscription] = (await viewOf(email)).subscriptions;
  if (!subscription) throw new Error(`${email} has a subscription.`);
  return subscription;
}

const aDate = "[A-Z][a-z]+\\s\\d{1,2},\\s\\d{4}";

it("shows an active customer the plan, the price, the next charge and the card", async () => {
  const ada = await firstOf("ada@example.com");
  expect(ada).toMatchObject({
    name: "Lumen Team",
    price: "$49.00 per month",
    status: { label: "Active", tone: "good" },
    headline: expect.stringMatching(new RegExp(`^Renews on ${aDate}$`)),
    notice: null,
    actions: ["change_plan", "cancellation"],
  });
  // The details would only repeat the price as the next charge, and the card that the page shows anyway.
  expect(ada.details).toEqual([]);
  expect(ada.strong).toEqual(["$49.00", expect.stringMatching(new RegExp(`^${aDate}$`))]);
});

it("shows a customer in a trial the end of the trial, and the price after it", async () => {
  const chloe = await firstOf("chloe@example.com");
  expect(chloe.status.label).toBe("Trial");
  expect(chloe.price).toMatch(/^Free for \d+ more days$/);
  expect(chloe.headline).toMatch(new RegExp(`^Your trial ends on ${aDate}\\. Then \\$19\\.00 per month\\.$`));
});

it("shows a past-due customer the amount and where to pay it, and offers no other plan", async () => {
  const dmitri = await firstOf("dmitri@example.com");
  expect(dmitri.notice).toMatchObject({
    tone: "bad",
    title: "Your last payment didn’t go through",
    text: "Your card was declined. Pay $49.00 to keep Lumen Team.",
    pay: { isHere: true, isBankAsking: false, label: "Pay $49.00" },
  });
  expect(dmitri.notice?.pay?.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/_hosted\/invoice\//);
  expect(dmitri.actions).toEqual(["cancellation"]);
});

it("shows the end to a customer who has canceled, and offers to undo the cancellation", async () => {
  const elif = await firstOf("elif@example.com");
  expect(elif.status).toEqual({
    value: "active",
    label: expect.stringMatching(/^Ends [A-Z][a-z]{2}\s\d+,\s\d{4}$/),
    tone: "neutral",
  });
  expect(elif.headline).toMatch(new RegExp(`^Yours until ${aDate}\\nYou won’t be charged again$`));
  expect(elif.actions).toEqual(["change_plan", "keep_subscription"]);
  expect(elif.headline).not.toContain("Next payment");
});

it("shows an ended subscription without actions, unless only active ones are shown", async () => {
  const farid = await firstOf("farid@example.com");
  expect(farid).toMatchObject({
    status: { label: "Ended" },
    isEnded: true,
    price: "",
    actions: [],
    details: [],
  });
  const other = await portalWorld();
  await other.saveSettings({ showOnlyActive: true });
  const view = await viewOf("farid@example.com", other);
  expect([view.subscriptions, view.emptyTitle]).toEqual([[], "No active subscription"]);
  expect(view.emptyBody).toMatch(new RegExp(`^Your subscription ended on ${aDate}\\.$`));
  expect(view.invoices.rows.length).toBeGreaterThan(0);
});

it("shows every subscription, even of a product that isn't a tier", async () => {
  const grace = await viewOf("grace@example.com");
  expect(grace.subscriptions.map(({ name }) => name).sort()).toEqual(["Lumen Status Page", "Lumen Team"]);
  const status = grace.subscriptions.find(({ name }) => name === "Lumen Status Page");
  // This subscription's product isn't a tier of the service. The subscription can be canceled, but has no other plan.
  expect(status?.actions).toEqual(["cancellation"]);
});

it("says that there is no subscription, and shows an empty list of invoices", async () => {
  const hana = await viewOf("hana@example.com");
  expect(hana).toMatchObject({ subscriptions: [], emptyTitle: "No subscription yet" });
  expect(hana.invoices).toMatchObject({ rows: [], problem: null, nextCursor: null });
});

it("pages through many invoices, each shown once, newest first", async () => {
  const token = await world.visit("ivo@example.com");
  const first = await viewReading(token);
  if (!first.ok) throw new Error(first.error.message);
  const rows = [...first.value.invoices.rows];
  for (let cursor = first.value.invoices.nextCursor; cursor;) {
    const page = await invoicesReading(token, { cursor });
    if (!page.ok) throw new Error(page.error.message);
    rows.push(...page.value.rows);
    cursor = page.value.nextCursor;
  }
  const { data } = await world.stripe.invoices.list({ customer: "cus_LumenIvo", limit: 100 });
  expect(rows.map(({ id }) => id)).toEqual(
    data.filter(({ status }) => status !== "draft").map(({ id }) => id),
  );
  expect(rows.length).toBeGreaterThan(30);
});

it("never returns another customer's invoices for a forged cursor", async () => {
  const token = await world.visit("ada@example.com");
  const { data } = await world.stripe.invoices.list({ customer: "cus_LumenIvo", limit: 5 });
  const page = await invoicesReading(token, { cursor: `cus_LumenIvo:${data[0]?.id}` });
  expect(page).toMatchObject({ ok: true, value: { rows: [] } });
});

it("shows one-time invoices only if the merchant shows all invoices", async () => {
  const other = await portalWorld();
  const customer = "cus_LumenAda";
  await other.stripe.invoiceItems.create({ customer, amount: 500, currency: "usd" });
  const invoice = await other.stripe.invoices.create({
    customer,
    auto_advance: false,
    pending_invoice_items_behavior: "include",
  });
  await other.stripe.invoices.finalizeInvoice(invoice.id);
  const has = async () =>
    (await viewOf("ada@example.com", other)).invoices.rows.some(({ id }) => id === invoice.id);
  expect(await has()).toBe(false);
  await other.saveSettings({ showAllInvoices: true });
  expect(await has()).toBe(true);
});

it("shows the rest of the page if Stripe refuses to return the next charge and the product names", async () => {
  const other = await portalWorld();
  const token = await other.visit("ada@example.com");
  for (const path of ["/v1/products", "/v1/invoices/create_preview"]) {
    await other.admin("POST", "faults", {
      match: { path },
      times: 20,
      action: { type: "status", status: 403 },
    });
  }
  const answer = await viewReading(token);
  const subscription = answer.ok ? answer.value.subscriptions[0] : undefined;
  expect(subscription).toMatchObject({
    name: "Subscription",
    price: "$49.00 per month",
    actions: ["cancellation"],
  });
});
