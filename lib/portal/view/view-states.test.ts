import { cancellationWords } from "@/lib/testing/cancellation-words";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { viewReading } from "@/lib/testing/readings";
import type { PortalView, SubscriptionView } from "./view-shape";

/** The page in every state that a subscription can be in. */

let world: PortalWorld;

beforeAll(async () => {
  await startPortalWorlds();
  world = await portalWorld("test", "lumen-states");
});
afterAll(stopPortalWorlds);

async function viewOf(name: string): Promise<PortalView> {
  const answer = await viewReading(await world.visit(`${name}@example.com`));
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

async function firstOf(name: string): Promise<SubscriptionView> {
  const [subscription] = (await viewOf(name)).subscriptions;
  if (!subscription) throw new Error(`${name} has a subscription.`);
  return subscription;
}

/** A pattern for sentences in which <date> and <day> stand for any date, <n> for any number, and / for a line break. */
const told = (text: string): RegExp => {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = escaped
    .replaceAll("<date>", "[A-Z][a-z]+\\s\\d{1,2},\\s\\d{4}")
    .replaceAll("<day>", "[A-Z][a-z]{2}\\s\\d{1,2},\\s\\d{4}")
    .replaceAll("<n>", "\\d+")
    .replaceAll(" / ", "\\n");
  return new RegExp(`^${pattern}$`);
};

const said = (text: string) => expect.stringMatching(told(text)) as string;

it.each([
  ["tara", "Trial", "Your trial ends on <date>. Then $49.00 per month."],
  ["nils", "Trial", "Your trial ends on <date>. Then $49.00 per month, once you add a card."],
  ["paula", "Paused", "You won’t be charged while paused"],
  ["quentin", "Paused", "You won’t be charged while paused"],
  ["petra", "Payments paused", "Paid until <date>, then paused until <date> / Next payment on <date>"],
  ["carla", "Ends <day>", "Yours until <date> / You won’t be charged again"],
  ["anton", "Ends <day>", "Next payment $49.00 on <date> / Ends on <date>"],
  ["silas", "Active", "Changes to Lumen Starter on <date>"],
  ["yusuf", "Active", "Changes to Lumen Business on <date>"],
  ["kofi", "Ended", "Ended on <date>. It was $49.00 per month."],
  ["pavel", "Past due", "We’ll try your card again on <date> / Next regular payment $49.00 on <date>"],
  ["uma", "Unpaid", "We’ve stopped trying your card"],
  ["ines", "Not started", "Starts as soon as the first payment goes through"],
  ["rosa", "Active", "Renews on <date>"],
  ["sven", "Active", "Renews on <date>"],
  ["odile", "Past due", "An invoice is overdue / Next invoice $490.00 on <date>"],
  ["xavier", "Active", "Renews on <date> / Next payment $12.00 on <date>"],
  ["hugo", "Active", "Next payment $173.80 on <date>, plus usage until then"],
  ["gita", "Active", "Next payment $19.00 on <date>, plus usage until then"],
  ["dalia", "Active", "Next payment $39.20 on <date>"],
  ["yuki", "Active", "Renews on <date>"],
  ["noor", "Active", "Renews on <date>"],
  ["zaid", "Active", "Renews on <date>"],
  ["freya", "Active", "You won’t be charged for this plan"],
])("describes the state of %s: %s. %s", async (name, label, headline) => {
  expect(await firstOf(name)).toMatchObject({ status: { label: said(label) }, headline: said(headline) });
});

it.each([
  [
    "nils",
    "warning",
    "Add a card to keep Lumen Team",
    "Without one, your plan ends with the trial on <date>.",
  ],
  ["sven", "neutral", "Invoice for $490.00", "Due on <date>."],
])("warns %s (%s): %s. %s", async (name, tone, title, text) => {
  expect((await firstOf(name)).notice).toMatchObject({ tone, title, text: said(text) });
});

it.each(["tara", "bela", "freya", "petra", "leo", "silas", "katja"])(
  "has no warning for %s",
  async (name) => {
    expect((await firstOf(name)).notice).toBeNull();
  },
);

it.each([
  ["leo", "Price", "No longer sold. You keep it until you change or cancel."],
  ["hugo", "Used so far", "1,240 requests, $24.80"],
  ["gita", "Used so far", "950 requests, $19.00"],
  ["hugo", "Also includes", "Lumen API Requests ($0.02 per request)"],
  ["mona", "Also includes", "Lumen Extra History ($12.00 per month)"],
  ["xavier", "Also includes", "Lumen Extra History ($12.00 per month, renews on <date>)"],
  ["dalia", "Discount", "Spring: 20% off until <date>"],
  ["selma", "Seats", "5 at $59.00 each"],
])("shows %s the row “%s”: %s", async (name, label, value) => {
  expect((await firstOf(name)).details).toContainEqual(
    expect.objectContaining({ label, value: said(value) }),
  );
});

it("shows the renewal of a yearly plan, not that of its monthly add-on", async () => {
  const [renews, next] = (await firstOf("xavier")).headline.split("\n");
  // The plan was bought 65 days ago.
  const bought = new Date(Date.now() - 65 * 86_400_000);
  expect(renews).toMatch(new RegExp(`,\\s${bought.getUTCFullYear() + 1}$`));
  expect(next).not.toContain(renews?.slice("Renews on ".length));
});

const undo = "Nothing changes before then, and you can undo this until that day.";
const nothingMore = ["No more payments", "You won’t be charged again."];
const noRefund = (what: string) => ["No refund", `${what} isn’t refunded.`];

it.each([
  ["tara", ["Your trial runs until <date>", undo, "Nothing to pay", "You won’t be charged."]],
  ["mona", ["Yours until <date>", undo, ...nothingMore, ...noRefund("The $61.00 you paid on <date>")]],
  [
    "xavier",
    [
      "Yours until <date>",
      undo,
      "Payments",
      "Anything that renews before then is charged as usual. After that you won’t be charged again.",
      ...noRefund("The current period"),
    ],
  ],
  [
    "gita",
    [
      "Yours until <date>",
      undo,
      "Payments",
      "You’ll be charged one last time, for what you use until then. After that you won’t be charged again.",
    ],
  ],
  ["freya", ["Yours until <date>", undo]],
])("tells %s the remaining charges before a cancellation", async (name, body) => {
  expect(cancellationWords((await firstOf(name)).cancellation)).toEqual(body.map(said));
});

it("offers no card to customers who pay by invoice, and no code for a free plan", async () => {
  await world.saveSettings({ updateCard: true, coupon: true });
  expect((await viewOf("sven")).customer?.card).toMatchObject({ update: null, expiry: null });
  expect((await viewOf("freya")).customer?.card.update).toMatchObject({ label: "Add card" });
  expect(await firstOf("freya")).toMatchObject({ applyCoupon: null, actions: ["cancellation"] });
  expect((await firstOf("tara")).actions).toContain("apply_coupon");
  await world.saveSettings({});
});

it("asks a customer whose subscription is paused without a card to add one, if the settings allow adding a card", async () => {
  expect((await firstOf("quentin")).notice).toBeNull();
  await world.saveSettings({ updateCard: true });
  expect((await firstOf("quentin")).notice).toEqual({
    tone: "warning",
    title: "Add a card to resume Lumen Team",
    text: "There’s no card on file.",
    pay: null,
    debts: [],
    isSolvedByCard: true,
  });
  expect((await firstOf("paula")).notice).toBeNull();
  await world.saveSettings({});
});

it("names no next charge if nothing will be charged", async () => {
  for (const name of ["freya", "petra", "carla", "kofi", "paula"]) {
    expect((await firstOf(name)).headline).not.toMatch(/Next payment \S*\d/);
  }
});

it("marks a card that is about to expire, and shows a warning at a subscription that has its own card", async () => {
  expect((await viewOf("katja")).customer?.card.expiry?.tone).toBe("warning");
  const [subscription] = (await world.stripe.subscriptions.list({ customer: "cus_LumenKatja" })).data;
  const [card] = (await world.stripe.customers.listPaymentMethods("cus_LumenKatja")).data;
  const owned = { default_payment_method: card?.id ?? "" };
  await world.stripe.subscriptions.update(subscription?.id ?? "", owned);
  const warning = "Your card ending in 4242 expires after <date>. You’ll need a new one for later payments.";
  expect((await firstOf("katja")).notice).toMatchObject({ tone: "warning", text: said(warning) });
  await world.stripe.paymentMethods.update(owned.default_payment_method, { card: { exp_year: 2024 } });
  const over = "Your card ending in 4242 expired on <date>. You’ll need a new one for your next payment.";
  expect((await firstOf("katja")).notice).toMatchObject({ tone: "warning", text: said(over) });
});

it("doesn't ask customers who pay by invoice for a card", async () => {
  expect((await viewOf("sven")).customer?.card.name).toBe("You pay by invoice, without a card.");
  expect((await viewOf("rui")).customer?.card.name).toBe("No card on file");
});

it("shows customers their balance only if they have one", async () => {
  const { customer } = await viewOf("bela");
  expect(customer?.balance).toBe("You have $25.00 in credit. It comes off your next invoices.");
  expect((await viewOf("tara")).customer?.balance).toBeNull();
  await world.stripe.customers.update("cus_LumenTara", { balance: 500 });
  expect((await viewOf("tara")).customer?.balance).toBe(
    "You still owe $5.00. It will be added to your next invoice.",
  );
});

it("shows the due date of an open invoice that was sent, but of no other invoice", async () => {
  expect((await viewOf("sven")).invoices.rows[0]?.status.label).toMatch(
    /^Due [A-Z][a-z]{2}\s\d{1,2},\s\d{4}$/,
  );
  expect((await viewOf("pavel")).invoices.rows.map(({ status }) => status.label)).toEqual(["Open", "Paid"]);
});

it("leaves out void invoices and invoices of zero, unless the merchant shows all invoices", async () => {
  const amounts = async (name: string) => (await viewOf(name)).invoices.rows.map(({ amount }) => amount);
  expect([await amounts("freya"), await amounts("tara"), await amounts("emil")]).toEqual([[], [], []]);
  await world.saveSettings({ showAllInvoices: true });
  expect(new Set(await amounts("freya"))).toEqual(new Set(["$0.00"]));
  expect([await amounts("tara"), await amounts("emil")]).toEqual([["$0.00"], ["$49.00"]]);
  await world.saveSettings({});
});

it("shows the only invoice with an amount, however many newer invoices of zero there are", async () => {
  const { stripe } = world;
  const { id: customer } = await stripe.customers.create({ email: "patient@example.com" });
  await stripe.paymentMethods.attach("pm_card_visa", { customer });
  const [method] = (await stripe.customers.listPaymentMethods(customer)).data;
  const default_payment_method = method?.id ?? "";
  const price = "price_Lumen_starter_month";
  await stripe.subscriptions.create({ customer, default_payment_method, items: [{ price }] });
  for (let count = 0; count < 20; count += 1)
    await stripe.subscriptions.create({ customer, items: [{ price: "price_Lumen_free_month" }] });
  const { rows, nextCursor } = (await viewOf("patient")).invoices;
  expect([rows.map(({ amount }) => amount), nextCursor]).toEqual([["$19.00"], null]);
});

describe("a subscription that never started, because its first payment was not made", () => {
  const emil = { customer: "cus_LumenEmil", items: [{ price: "price_Lumen_team_month" }] };
  const namesOf = async (name: string) => (await viewOf(name)).subscriptions.map((each) => each.name);
  afterEach(() => world.saveSettings({}));

  it("can be restarted if the merchant allows that", async () => {
    await world.saveSettings({ resubscribe: true });
    expect(await firstOf("emil")).toMatchObject({
      name: "Lumen Team",
      status: { value: "incomplete_expired", label: "Expired" },
      headline: "The first payment was never completed. Nothing was charged.",
      actions: ["resubscribe"],
      details: [],
    });
  });

  it("is hidden if no operation is possible", async () => {
    expect(await namesOf("emil")).toEqual([]);
    await world.saveSettings({ resubscribe: true, showOnlyActive: true });
    expect(await namesOf("emil")).toEqual([]);
  });

  it("is hidden if another subscription of the customer has or had the product", async () => {
    await world.saveSettings({ resubscribe: true });
    const good = await world.stripe.paymentMethods.attach("pm_card_visa", { customer: emil.customer });
    const second = await world.stripe.subscriptions.create({ ...emil, default_payment_method: good.id });
    expect(await viewOf("emil")).toMatchObject({ subscriptions: [{ id: second.id }] });
    await world.stripe.subscriptions.cancel(second.id);
    expect(await viewOf("emil")).toMatchObject({ subscriptions: [{ id: second.id }] });
  });

  it("is shown once, however many attempts there were", async () => {
    world = await portalWorld("test", "incomplete-expired");
    await world.saveSettings({ resubscribe: true });
    const again = await world.stripe.subscriptions.create({
      ...emil,
      payment_behavior: "default_incomplete",
    });
    await world.admin("POST", "clock", { advance: 24 * 3600 });
    expect((await world.stripe.subscriptions.retrieve(again.id)).status).toBe("incomplete_expired");
    expect(await viewOf("emil")).toMatchObject({ subscriptions: [{ id: again.id }] });
  });
});
