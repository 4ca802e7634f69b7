import { dueAt, payInvoice, payWith, preparePayment, viewOf } from "@/lib/testing/paying";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { paymentReading } from "@/lib/testing/readings";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const pavel = () => dueAt("past-due", "pavel@example.com");
const payments = async (world: PortalWorld) =>
  (await world.changes()).filter(({ path }) => /^\/v1\/invoices\/.*\/pay$/.test(path));
const statusOf = async (world: PortalWorld, id: string) => (await world.stripe.invoices.retrieve(id)).status;

/** Begins a visit of Pavel's after replacing his declined card with a working one. */
async function pavelPays() {
  const first = await pavel();
  await payWith(first.world, first.customer, "pm_card_visa");
  return { world: first.world, ...(await preparePayment(first.world, "pavel@example.com")) };
}

it("pays exactly the amount shown with the card shown, and the subscription continues", async () => {
  const { world, token, input, preview, invoiceId, subscription } = await pavelPays();
  expect(preview).toMatchObject({
    ok: true,
    value: {
      lines: [{ label: "Due today", amount: "$49.00", isTotal: true }],
      explanation: expect.stringMatching(/Paid with Visa ending in 4242, expires \d\d\/\d{4}\.$/),
      confirm: "Pay $49.00",
    },
  });
  const answer = await payInvoice(token, input);
  expect(answer).toMatchObject({
    ok: true,
    said: "Paid. Lumen Team stays active.",
    event: {
      event: "pay_invoice",
      response: { object: "invoice", id: invoiceId, outcome: "paid" },
      extras: {},
    },
  });
  expect(await world.stripe.invoices.retrieve(invoiceId)).toMatchObject({
    status: "paid",
    amount_paid: 4900,
  });
  expect((await world.stripe.subscriptions.retrieve(subscription.id)).status).toBe("active");
  const shown = answer.ok ? answer.view?.subscriptions[0] : undefined;
  expect([shown?.status.value, shown?.notice]).toEqual(["active", null]);
});

it("pays once if the same intent arrives several times, and gives each request the same answer", async () => {
  const { world, token, input } = await pavelPays();
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => payInvoice(token, input)));
  for (const answer of answers)
    expect(answer).toMatchObject({ ok: true, said: "Paid. Lumen Team stays active." });
  expect(await payments(world)).toHaveLength(1);
});

it("says why the card was declined, and the next attempt with another card succeeds", async () => {
  const { world, token, input, preview, invoiceId, customer } = await pavel();
  expect(preview.ok && preview.value.explanation).toMatch(/^Your card was declined\. Paid with Visa/);
  expect(await payInvoice(token, input)).toMatchObject({
    ok: false,
    error: {
      code: "payment_declined",
      message: "Your card was declined. Nothing was changed. Pay with another card.",
    },
  });
  expect(await statusOf(world, invoiceId)).toBe("open");
  await payWith(world, customer, "pm_card_visa");
  const again = await preparePayment(world, "pavel@example.com");
  expect(await payInvoice(again.token, again.input)).toSucceed();
});

it("waits for the bank's confirmation, and says where to confirm", async () => {
  const { world, customer } = await pavel();
  await payWith(world, customer, "pm_card_authenticationRequired");
  const { token, input, invoiceId } = await preparePayment(world, "pavel@example.com");
  const answer = await payInvoice(token, input);
  expect(answer).toMatchObject({
    ok: true,
    said: "Your bank wants you to confirm the payment of $49.00. It isn’t paid until you do.",
    payUrl: expect.stringMatching(/\/_hosted\/invoice\//),
    event: { response: { id: invoiceId, outcome: "bank_asks" } },
  });
  expect(answer.ok && answer.view?.subscriptions[0]?.notice).toMatchObject({
    text: "Your bank wants you to confirm $49.00 to keep Lumen Team.",
    pay: { isBankAsking: true, isHere: false, label: expect.stringMatching(/^Confirm \$[\d.]+$/) },
  });
});

it("prefers the subscription's own card to the customer's, as Stripe does", async () => {
  const { world, customer, subscription } = await pavelPays();
  const own = await world.stripe.paymentMethods.attach("pm_card_mastercard", { customer });
  await world.stripe.subscriptions.update(subscription.id, { default_payment_method: own.id });
  const { preview } = await preparePayment(world, "pavel@example.com");
  expect(preview.ok && preview.value.explanation).toContain("Mastercard");
});

it("never charges a card that the customer wasn't shown", async () => {
  const { world, token, input, customer } = await pavelPays();
  await payWith(world, customer, "pm_card_mastercard");
  expect(await payInvoice(token, input)).toMatchObject({ ok: false, error: { code: "state_changed" } });
  expect(await payments(world)).toEqual([]);
});

it("charges nothing if the invoice has been voided or the quote was forged", async () => {
  const { world, token, input, invoiceId } = await pavelPays();
  const other = await preparePayment(world, "pavel@example.com");
  await world.stripe.invoices.voidInvoice(invoiceId);
  await world.admin("DELETE", "requests");
  expect(await payInvoice(token, input)).toMatchObject({
    ok: false,
    error: { code: "state_changed", message: expect.stringContaining("no longer needs to be paid") },
  });
  for (const quote of [other.input.quote.slice(0, -4), "v1.AAAA", ""]) {
    const forged = { ...input, intentId: `forged-${quote.length}-intent-id`, quote };
    expect(await payInvoice(other.token, forged)).toMatchObject({ ok: false });
  }
  expect(await payments(world)).toEqual([]);
});

it("charges nothing if the invoice was paid elsewhere, and shows the new state", async () => {
  const { world, token, input, invoiceId } = await pavelPays();
  await world.stripe.invoices.pay(invoiceId);
  await world.admin("DELETE", "requests");
  expect(await payInvoice(token, input)).toMatchObject({
    ok: false,
    error: { code: "state_changed", message: expect.stringContaining("has already gone through") },
  });
  expect(await payments(world)).toEqual([]);
});

it("reports success if the payment succeeded but Stripe's answer was lost", async () => {
  const { world, token, input, invoiceId } = await pavelPays();
  await world.admin("POST", "faults", {
    match: { method: "POST", path: `/v1/invoices/${invoiceId}/pay` },
    times: 3,
    action: { type: "drop_after_commit" },
  });
  expect(await payInvoice(token, input)).toMatchObject({
    ok: true,
    event: { response: { outcome: "paid" } },
  });
  expect(await statusOf(world, invoiceId)).toBe("paid");
});

it("says that nothing was changed if Stripe fails before the payment", async () => {
  const { world, token, input, invoiceId } = await pavelPays();
  await world.admin("POST", "faults", {
    match: { method: "POST", path: `/v1/invoices/${invoiceId}/pay` },
    times: 3,
    action: { type: "status", status: 500 },
  });
  expect(await payInvoice(token, input)).toMatchObject({ ok: false, error: { code: "unavailable" } });
  expect(await statusOf(world, invoiceId)).toBe("open");
});

it("refuses another customer's invoice as if it did not exist", async () => {
  const world = await portalWorld();
  const { input } = await preparePayment(world, "dmitri@example.com");
  const stranger = await world.visit("ada@example.com");
  for (const invoiceId of [input.invoiceId, "in_doesnotexist"]) {
    const answers = [
      await payInvoice(stranger, { ...input, invoiceId }),
      await paymentReading(stranger, { invoiceId }),
    ];
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code: "not_found" } });
  }
  expect(await payments(world)).toEqual([]);
});

it("refuses a one-time invoice if the portal shows only the invoices of subscriptions", async () => {
  const world = await portalWorld();
  const customer = "cus_LumenDmitri";
  await world.stripe.invoiceItems.create({ customer, amount: 500, currency: "usd" });
  const { id } = await world.stripe.invoices.create({
    customer,
    auto_advance: false,
    pending_invoice_items_behavior: "include",
  });
  await world.stripe.invoices.finalizeInvoice(id);
  await payWith(world, customer, "pm_card_visa");
  const token = await world.visit("dmitri@example.com");
  expect(await paymentReading(token, { invoiceId: id })).toMatchObject({ error: { code: "not_found" } });
  await world.saveSettings({ showAllInvoices: true });
  const preview = await paymentReading(token, { invoiceId: id });
  expect(preview).toMatchObject({ ok: true, value: { confirm: "Pay $5.00" } });
  const { customer: shown } = await viewOf(token);
  const quote = preview.ok ? preview.value.quote : "";
  expect(await payInvoice(token, { intentId: shown?.intentId, invoiceId: id, quote })).toMatchObject({
    ok: true,
    said: "You paid $5.00. Nothing more is due on this invoice.",
  });
});

it("accepts a payment with every setting turned off, because customers can always pay a debt", async () => {
  const { world, token, input } = await pavelPays();
  await world.saveSettings({ changePlan: false, cancellation: false, resubscribe: false });
  expect(await payInvoice(token, input)).toSucceed();
});

it("links to Stripe's page for an invoice that was sent to the customer, and refuses to pay it here", async () => {
  const { world, token, view, invoiceId, preview } = await dueAt("send-invoice-overdue", "odile@example.com");
  expect(view.subscriptions[0]?.notice?.pay).toMatchObject({
    isHere: false,
    url: expect.stringMatching(/^http/),
  });
  expect(preview).toMatchObject({ ok: false, error: { code: "not_allowed" } });
  const input = { intentId: view.customer?.intentId, invoiceId, quote: "none" };
  expect(await payInvoice(token, input)).toMatchObject({ ok: false, error: { code: "not_allowed" } });
  expect(await payments(world)).toEqual([]);
});

it("reactivates an unpaid subscription, even though Stripe has stopped retrying its payment", async () => {
  const { world, customer } = await dueAt("unpaid", "uma@example.com");
  await payWith(world, customer, "pm_card_visa");
  const { token, input, subscription } = await preparePayment(world, "uma@example.com");
  expect(subscription.status.value).toBe("unpaid");
  expect(await payInvoice(token, input)).toSucceed();
  expect((await world.stripe.subscriptions.retrieve(subscription.id)).status).toBe("active");
});
