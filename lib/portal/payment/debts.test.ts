import type Stripe from "stripe";
import { cancellationWords } from "@/lib/testing/cancellation-words";
import { payInvoice, payWith, viewOf } from "@/lib/testing/paying";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { paymentReading } from "@/lib/testing/readings";
import type { SubscriptionView } from "../view/view-shape";

/** The amount owed is the sum of all open invoices, whatever the newest invoice is. */

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const day = 24 * 3600;
const dmitri = { id: "cus_LumenDmitri", email: "dmitri@example.com" };

const pass = (world: PortalWorld, seconds: number) => world.admin("POST", "clock", { advance: seconds });

async function subscriptionOf({ stripe }: PortalWorld, customer: string) {
  const listed = { customer, status: "all", expand: ["data.latest_invoice"] } as const;
  const { data } = await stripe.subscriptions.list({ ...listed, expand: [...listed.expand] });
  const [subscription] = data;
  if (!subscription) throw new Error("There is no subscription.");
  return subscription;
}

async function firstOf(world: PortalWorld, email: string): Promise<SubscriptionView> {
  const [subscription] = (await viewOf(await world.visit(email))).subscriptions;
  if (!subscription) throw new Error("There is no subscription.");
  return subscription;
}

const noticeOf = async (world: PortalWorld, email: string) => (await firstOf(world, email)).notice;
const latestStatus = ({ latest_invoice }: Stripe.Subscription) => (latest_invoice as Stripe.Invoice).status;
const labelsOf = (notice: SubscriptionView["notice"]) =>
  (notice?.debts ?? []).map(({ label, pay }) => [label, pay?.label ?? null]);
const invoiceOn = expect.stringMatching(/^Invoice from [A-Z][a-z]+\s\d{1,2},\s\d{4}$/) as string;

/** Dmitri owes two periods, because his card keeps failing and Stripe is set to never cancel his subscription. */
async function owingTwice() {
  const world = await portalWorld();
  await world.admin("POST", "dunning", { afterwards: "past_due" });
  await pass(world, 29 * day);
  return world;
}

async function pay(world: PortalWorld, email: string, invoiceId: string) {
  const token = await world.visit(email);
  const preview = await paymentReading(token, { invoiceId });
  const { customer } = await viewOf(token);
  const quote = preview.ok ? preview.value.quote : "";
  return payInvoice(token, { intentId: customer?.intentId, invoiceId, quote });
}

it("still says how much is owed for an unpaid subscription if its newest invoice is a draft", async () => {
  const world = await portalWorld("test", "unpaid");
  await pass(world, 32 * day);
  const uma = await subscriptionOf(world, "cus_LumenUma");
  expect([uma.status, latestStatus(uma)]).toEqual(["unpaid", "draft"]);
  expect(await noticeOf(world, "uma@example.com")).toMatchObject({
    tone: "bad",
    title: "Your last payment didn’t go through",
    text: "Your card was declined. Pay $49.00 to keep Lumen Team.",
    pay: { isHere: true, label: "Pay $49.00" },
    isSolvedByCard: true,
  });
});

it("still says how much is owed during the hour in which a renewal's invoice is a draft", async () => {
  const world = await portalWorld();
  await world.admin("POST", "dunning", { afterwards: "past_due" });
  const { items } = await subscriptionOf(world, dmitri.id);
  await world.admin("POST", "clock", { to: (items.data[0]?.current_period_end ?? 0) + 60 });
  expect(latestStatus(await subscriptionOf(world, dmitri.id))).toBe("draft");
  expect(await noticeOf(world, dmitri.email)).toMatchObject({ pay: { label: "Pay $49.00" }, debts: [] });
});

it("lists each open invoice with its own pay button, oldest first, and the total", async () => {
  const world = await owingTwice();
  const notice = await noticeOf(world, dmitri.email);
  expect(notice).toMatchObject({
    tone: "bad",
    title: "2 payments are due",
    text: "Your card was declined. Pay $98.00 in total to keep Lumen Team.",
    pay: null,
    isSolvedByCard: true,
  });
  expect(labelsOf(notice)).toEqual([
    [invoiceOn, "Pay $49.00"],
    [invoiceOn, "Pay $49.00"],
  ]);
  const { data } = await world.stripe.invoices.list({ customer: dmitri.id, status: "open" });
  expect(notice?.debts.map(({ invoiceId }) => invoiceId)).toEqual(data.map(({ id }) => id).reverse());
});

it("lists the remaining debts after each payment, and confirms the payment", async () => {
  const world = await owingTwice();
  await payWith(world, dmitri.id, "pm_card_visa");
  const [oldest, newest] = (await noticeOf(world, dmitri.email))?.debts ?? [];
  const first = await pay(world, dmitri.email, newest?.invoiceId ?? "");
  expect(first).toMatchObject({ ok: true, said: "You paid $49.00. $49.00 is still due." });
  // The newest invoice decides the status, so an older one may still be owed although the subscription is active again.
  expect((await subscriptionOf(world, dmitri.id)).status).toBe("active");
  expect(await noticeOf(world, dmitri.email)).toMatchObject({
    tone: "warning",
    title: "Your last payment didn’t go through",
    text: "Your card was declined. $49.00 is due.",
    pay: { invoiceId: oldest?.invoiceId, label: "Pay $49.00" },
    isSolvedByCard: false,
  });
  const second = await pay(world, dmitri.email, oldest?.invoiceId ?? "");
  expect(second).toMatchObject({ ok: true, said: "Paid. Lumen Team stays active." });
  expect(await noticeOf(world, dmitri.email)).toBeNull();
});

it("states the total of all open payments before a cancellation", async () => {
  const world = await owingTwice();
  expect(cancellationWords((await firstOf(world, dmitri.email)).cancellation).at(-1)).toContain(
    "We’ll stop collecting your open payments of $98.00. You can still pay them.",
  );
});

it("doesn't promise that a payment keeps a subscription that will end, but still accepts the payment", async () => {
  const world = await portalWorld();
  const { id } = await subscriptionOf(world, dmitri.id);
  await world.stripe.subscriptions.update(id, { cancel_at_period_end: true });
  const title = "Your last payment didn’t go through";
  const text = "Your card was declined. $49.00 is due.";
  expect(await noticeOf(world, dmitri.email)).toMatchObject({ title, text, pay: { label: "Pay $49.00" } });
  await world.stripe.subscriptions.cancel(id);
  const ended = await firstOf(world, dmitri.email);
  expect(ended).toMatchObject({ status: { value: "canceled" }, notice: { title, text, tone: "warning" } });
  await payWith(world, dmitri.id, "pm_card_visa");
  expect(await pay(world, dmitri.email, ended.notice?.pay?.invoiceId ?? "")).toMatchObject({
    said: "You paid $49.00. Nothing more is due on this invoice.",
  });
});

it("shows earlier debts in addition to a change that waits for its payment", async () => {
  const world = await portalWorld("test", "pending-update");
  const { id } = await subscriptionOf(world, "cus_LumenRosa");
  await world.stripe.invoiceItems.create({
    customer: "cus_LumenRosa",
    amount: 700,
    currency: "usd",
    subscription: id,
  });
  const made = await world.stripe.invoices.create({
    customer: "cus_LumenRosa",
    subscription: id,
    auto_advance: false,
  });
  await world.stripe.invoices.finalizeInvoice(made.id);
  const notice = await noticeOf(world, "rosa@example.com");
  expect(notice?.title).toBe("Confirm your change");
  expect(notice?.text).toMatch(
    /^Your bank wants you to confirm \$[\d.]+ by .+\sUTC\. Until then you stay on Lumen Team\.$/,
  );
  expect(notice?.besides).toBe("$7.00 from earlier invoices is due as well.");
  expect(notice?.pay?.isBankAsking).toBe(true);
  expect(labelsOf(notice)).toEqual([[invoiceOn, "Pay $7.00"]]);
});

it("shows sent invoices that are not yet due in a neutral tone, with their due dates", async () => {
  const world = await portalWorld("test", "send-invoice");
  const sven = await subscriptionOf(world, "cus_LumenSven");
  const notice = await noticeOf(world, "sven@example.com");
  expect(notice).toMatchObject({
    tone: "neutral",
    title: "Invoice for $490.00",
    text: expect.stringMatching(/^Due on [A-Z][a-z]+\s\d{1,2},\s\d{4}\.$/),
  });
  const manual = { customer: "cus_LumenSven", subscription: sven.id };
  await world.stripe.invoiceItems.create({ ...manual, amount: 2000, currency: "usd" });
  const second = await world.stripe.invoices.create({
    ...manual,
    collection_method: "send_invoice",
    days_until_due: 10,
  });
  await world.stripe.invoices.finalizeInvoice(second.id);
  const both = await noticeOf(world, "sven@example.com");
  expect(both).toMatchObject({ tone: "neutral", title: "2 invoices are open", text: "$510.00 in total." });
  expect(both?.debts.map(({ note }) => note)).toEqual([
    expect.stringMatching(/^Due /),
    expect.stringMatching(/^Due /),
  ]);
});

it("keeps the debts of two subscriptions apart", async () => {
  const world = await portalWorld();
  const price = "price_Lumen_status_month";
  const method = await world.stripe.paymentMethods.attach("pm_card_visa", { customer: dmitri.id });
  await world.stripe.subscriptions.create({
    customer: dmitri.id,
    items: [{ price }],
    default_payment_method: method.id,
  });
  const { subscriptions } = await viewOf(await world.visit(dmitri.email));
  expect(subscriptions.map(({ name, notice }) => [name, notice?.pay?.label ?? null])).toEqual([
    ["Lumen Status Page", null],
    ["Lumen Team", "Pay $49.00"],
  ]);
});

it("adds up amounts in yen, which has no decimals", async () => {
  const world = await portalWorld("test", "yen");
  await world.admin("POST", "dunning", { afterwards: "past_due" });
  await payWith(world, "cus_LumenYuki", "pm_card_chargeCustomerFail");
  await pass(world, 62 * day);
  expect(await noticeOf(world, "yuki@example.com")).toMatchObject({
    title: "2 payments are due",
    text: expect.stringContaining("Pay ¥14,400 in total to keep "),
  });
});
