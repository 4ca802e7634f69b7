import { changePlan, preparePlanChange as askingForPlan } from "@/lib/testing/changing-plan";
import { payInvoice, viewOf } from "@/lib/testing/paying";
import { portalWorld, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import { paymentReading } from "@/lib/testing/readings";
import { readResubscriptionPreview, resubscribe } from "@/lib/testing/resubscribing";

/** Dana pays from a bank account, and the bank confirms debits days later. */

const dana = { id: "cus_LumenDana", email: "dana@example.com" };
const day = 24 * 3600;

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

async function open(settings: object = { changePlan: true, updateCard: true }) {
  const world = await portalWorld("test", "bank-debit");
  await world.saveSettings(settings);
  return { world, token: await world.visit(dana.email) };
}

async function settled() {
  const opened = await open();
  await opened.world.admin("POST", "clock", { advance: 4 * day });
  return opened;
}

it("says that a debit is on its way, and asks for neither a second payment nor a card", async () => {
  const { token } = await open();
  const { subscriptions, invoices, customer } = await viewOf(token);
  const [shown] = subscriptions;
  expect(shown).toMatchObject({
    status: { label: "Active" },
    notice: { tone: "neutral", title: "Your payment is on its way", pay: null },
  });
  expect(invoices.rows).toMatchObject([{ status: { label: "On its way", tone: "neutral" }, pay: null }]);
  expect(customer?.card).toMatchObject({
    name: "Bank account (STRIPE TEST BANK) ending in 6789",
    expiry: null,
    update: { label: "Add card" },
  });
  expect(JSON.stringify([shown, invoices, customer])).not.toMatch(/No card|Your card/);
});

it("says that the invoice is paid once the bank has confirmed", async () => {
  const { token } = await settled();
  const { subscriptions, invoices } = await viewOf(token);
  expect(subscriptions[0]?.notice).toBeNull();
  expect(invoices.rows[0]?.status.label).toBe("Paid");
});

it("upgrades immediately, because a change can't wait for a debit, and says that the debit is on its way", async () => {
  const { world } = await settled();
  const { token, preview, input } = await askingForPlan(world, dana.email, "price_Lumen_business_month");
  const paid = preview.lines.find(({ isTotal }) => isTotal)?.amount ?? "";
  expect(paid).toMatch(/^\$[\d.]+$/);
  expect(await changePlan(token, input)).toMatchObject({
    ok: true,
    event: { response: { outcome: "applied" } },
    view: {
      subscriptions: [
        {
          name: "Lumen Business",
          notice: {
            title: "Your payment is on its way",
            text: `${paid} can take a few days to arrive.`,
          },
        },
      ],
    },
  });

  // If there is also a debt, the title is about the debt.
  const manual = { customer: dana.id, subscription: input.subscriptionId };
  await world.stripe.invoiceItems.create({ ...manual, amount: 700, currency: "usd" });
  const draft = await world.stripe.invoices.create({ ...manual, auto_advance: false });
  await world.stripe.invoices.finalizeInvoice(draft.id, { auto_advance: false });
  expect((await viewOf(token)).subscriptions[0]?.notice).toMatchObject({
    title: "A payment is due",
    text: `$7.00 is due. Another ${paid} is on its way and can take a few days to arrive.`,
  });
});

it("pays an open invoice by debit, and says that the payment is on its way but not yet complete", async () => {
  const { world, token } = await settled();
  const item = { customer: dana.id, amount: 2500, currency: "usd", description: "Workshop" };
  await world.saveSettings({ showAllInvoices: true });
  await world.stripe.invoiceItems.create(item);
  const draft = await world.stripe.invoices.create({
    customer: dana.id,
    auto_advance: false,
    pending_invoice_items_behavior: "include",
  });
  const { id: invoiceId } = await world.stripe.invoices.finalizeInvoice(draft.id ?? "", {
    auto_advance: false,
  });
  const preview = await paymentReading(token, { invoiceId });
  if (!preview.ok) throw new Error(preview.error.message);
  expect(preview.value.explanation).toBe("Paid with Bank account (STRIPE TEST BANK) ending in 6789.");
  const intentId = (await viewOf(token)).customer?.intentId;
  expect(await payInvoice(token, { intentId, invoiceId, quote: preview.value.quote })).toMatchObject({
    ok: true,
    said: "Your payment of $25.00 is on its way. This can take a few days.",
    event: { event: "pay_invoice", response: { object: "invoice", id: invoiceId, outcome: "processing" } },
  });
  expect((await viewOf(token)).invoices.rows[0]).toMatchObject({
    status: { label: "On its way" },
    pay: null,
  });
});

it("doesn't mention a card when a debit is refused", async () => {
  const { world, token } = await settled();
  const refused = await world.stripe.paymentMethods.create({
    type: "us_bank_account",
    us_bank_account: {
      account_number: "000111113335",
      routing_number: "110000000",
      account_holder_type: "individual",
    },
  });
  await world.stripe.paymentMethods.attach(refused.id, { customer: dana.id });
  await world.stripe.customers.update(dana.id, { invoice_settings: { default_payment_method: refused.id } });
  let [shown] = (await viewOf(token)).subscriptions;
  // The renewal comes after a month, and the bank refuses the debit three days later.
  for (let days = 0; days < 40 && shown?.status.label !== "Past due"; days += 1) {
    await world.admin("POST", "clock", { advance: day });
    [shown] = (await viewOf(token)).subscriptions;
  }
  expect(shown?.notice?.text).toMatch(/^Your payment was declined\. /);
  expect(JSON.stringify(shown)).not.toMatch(/[Yy]our card|No card/);
});

it("restarts by debit, and says that the payment is on its way but not yet complete", async () => {
  const { world } = await settled();
  await world.saveSettings({ resubscribe: true });
  const { data } = await world.stripe.subscriptions.list({ customer: dana.id });
  await world.stripe.subscriptions.cancel(data[0]?.id ?? "");
  const token = await world.visit(dana.email);
  const [ended] = (await viewOf(token)).subscriptions;
  const subscriptionId = ended?.id ?? "";
  const { quote, explanation } = await readResubscriptionPreview(token, subscriptionId);
  expect(explanation).toContain("Paid with Bank account (STRIPE TEST BANK) ending in 6789.");
  const input = { intentId: ended?.intentId, subscriptionId, quote };
  expect(await resubscribe(token, input)).toMatchObject({
    ok: true,
    said: "Welcome back. Lumen Team is active again, and your payment of $49.00 is on its way.",
    event: { response: { outcome: "started" } },
  });
});

it("doesn't mention a card for a retried debit, on the page or in the cancellation dialog", async () => {
  const world = await portalWorld("test", "past-due");
  await world.saveSettings({ keepWhilePastDue: true });
  const { data } = await world.stripe.customers.list({ email: "pavel@example.com" });
  const customer = data[0]?.id ?? "";
  const { id } = await world.stripe.paymentMethods.create({
    type: "us_bank_account",
    billing_details: { name: "Pavel Novak" },
    us_bank_account: {
      account_number: "000123456789",
      routing_number: "110000000",
      account_holder_type: "individual",
    },
  });
  await world.stripe.paymentMethods.attach(id, { customer });
  await world.stripe.customers.update(customer, { invoice_settings: { default_payment_method: id } });
  const { subscriptions } = await viewOf(await world.visit("pavel@example.com"));
  const { headline, cancellation } = subscriptions[0] ?? {};
  const isTried = expect.stringMatching(/^We’ll try the payment again on .+$/);
  expect(headline?.split("\n")).toContainEqual(isTried);
  expect(JSON.stringify(cancellation)).toContain("We’ll try the payment again on");
  expect(JSON.stringify([headline, cancellation])).not.toContain("try your card");
});
