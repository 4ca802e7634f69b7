import type Stripe from "stripe";
import { payInvoice } from "@/lib/testing/paying";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { invoicesReading, paymentReading, viewReading } from "@/lib/testing/readings";
import { takeErrors } from "@/scripts/logged";
import type { InvoiceView } from "./invoice-shape";
import type { PortalView } from "./view-shape";

/** Tests the texts of invoices that were credited, refunded, disputed, partly paid, or written off. */

const ada = { id: "cus_LumenAda", email: "ada@example.com" };

let world: PortalWorld;
beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);
beforeEach(async () => {
  world = await portalWorld();
  await world.saveSettings({ showAllInvoices: true });
});

async function viewOf(email = ada.email): Promise<PortalView> {
  const answer = await viewReading(await world.visit(email));
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

/** Creates an invoice of $49.00 for a workshop. It is open, or paid with the given method. */
async function workshop(paidWith?: string, customer = ada.id) {
  const { stripe } = world;
  await stripe.invoiceItems.create({ customer, amount: 4900, currency: "usd", description: "Workshop" });
  const include = { pending_invoice_items_behavior: "include" } as const;
  const draft = await stripe.invoices.create({ customer, auto_advance: false, ...include });
  const { id } = await stripe.invoices.finalizeInvoice(draft.id, { auto_advance: false });
  if (paidWith === undefined) return id;
  const { id: method } = await stripe.paymentMethods.attach(paidWith, { customer });
  await stripe.invoices.pay(id, { payment_method: method });
  return id;
}

async function chargeOf(invoiceId: string): Promise<string> {
  const { payments } = await world.stripe.invoices.retrieve(invoiceId, {
    expand: ["payments.data.payment.payment_intent"],
  });
  const intent = payments?.data.at(-1)?.payment.payment_intent as Stripe.PaymentIntent;
  return intent.latest_charge as string;
}

async function rowOf(id: string): Promise<InvoiceView> {
  const row = (await viewOf()).invoices.rows.find((one) => one.id === id);
  if (!row) throw new Error("The invoice is not shown.");
  return row;
}

const told = async (id: string) => {
  const { status, notes, amount } = await rowOf(id);
  return [amount, status.label, status.tone, notes.join(" ")];
};

const visa = "pm_card_visa";

it("links the receipt of a paid invoice, and none for an open invoice", async () => {
  const paid = await workshop(visa);
  const open = await workshop();
  const row = await rowOf(paid);
  expect(await told(paid)).toEqual(["$49.00", "Paid", "good", ""]);
  expect(row.receiptUrls).toEqual([expect.stringMatching(/\/_hosted\/receipt\/ch_/)]);
  expect((await fetch(row.receiptUrls[0] ?? "")).status).toBe(200);
  expect((await rowOf(open)).receiptUrls).toEqual([]);
});

it.each<[string, (charge: string) => Stripe.RefundCreateParams, string[]]>([
  ["the whole payment", (charge) => ({ charge }), ["Refunded", "neutral", "$49.00 paid. $49.00 refunded."]],
  [
    "a part of the payment",
    (charge) => ({ charge, amount: 1000 }),
    ["Partly refunded", "neutral", "$49.00 paid. $10.00 refunded."],
  ],
])(
  "says that %s was refunded, although Stripe still calls the invoice paid",
  async (_name, params, expected) => {
    const id = await workshop(visa);
    await world.stripe.refunds.create(params(await chargeOf(id)));
    expect(await told(id)).toEqual(["$49.00", ...expected]);
    expect((await world.stripe.invoices.retrieve(id)).status).toBe("paid");
  },
);

it.each<[string, Partial<Stripe.CreditNoteCreateParams>, string[]]>([
  [
    "all of it to the balance",
    { amount: 4900, credit_amount: 4900 },
    ["Credited", "neutral", "$49.00 credited. $49.00 paid."],
  ],
  [
    "all of it as a refund",
    { amount: 4900, refund_amount: 4900 },
    ["Credited", "neutral", "$49.00 credited. $49.00 paid. $49.00 refunded."],
  ],
  [
    "a part of it to the balance",
    { amount: 1900, credit_amount: 1900 },
    ["Partly credited", "neutral", "$19.00 credited. $49.00 paid."],
  ],
  [
    "a part of it as a refund",
    { amount: 1900, refund_amount: 1900 },
    ["Partly credited", "neutral", "$19.00 credited. $49.00 paid. $19.00 refunded."],
  ],
])("says that an invoice was credited after its payment: %s", async (_name, note, expected) => {
  const id = await workshop(visa);
  await world.stripe.creditNotes.create({ invoice: id, ...note });
  expect(await told(id)).toEqual(["$49.00", ...expected]);
});

it("shows that an open invoice was credited in part, and asks only for the rest", async () => {
  const id = await workshop();
  await world.stripe.creditNotes.create({ invoice: id, amount: 1900 });
  expect(await told(id)).toEqual(["$49.00", "Open", "warning", "$19.00 credited. $30.00 still due."]);
  expect((await rowOf(id)).pay?.label).toBe("Pay $30.00");
  await world.stripe.invoices.pay(id);
  expect(await told(id)).toEqual(["$49.00", "Partly credited", "neutral", "$19.00 credited. $30.00 paid."]);
});

it("says that an open invoice was credited completely, and asks for no payment", async () => {
  const id = await workshop();
  await world.stripe.creditNotes.create({ invoice: id, amount: 4900 });
  expect(await told(id)).toEqual(["$49.00", "Credited", "neutral", "$49.00 credited."]);
  expect(await rowOf(id)).toMatchObject({ pay: null, receiptUrls: [] });
});

it.each([
  [2500, "$25.00 from your balance. $24.00 paid."],
  [4900, "$49.00 from your balance."],
])("says that %d cents of an invoice were paid from the balance", async (credit, notes) => {
  await world.stripe.customers.update(ada.id, { balance: -credit });
  const id = await workshop();
  if (credit < 4900) await world.stripe.invoices.pay(id);
  expect(await told(id)).toEqual(["$49.00", "Paid", "good", notes]);
});

it("lets customers pay an uncollectible invoice", async () => {
  const id = await workshop();
  await world.stripe.invoices.markUncollectible(id);
  expect(await told(id)).toEqual(["$49.00", "Unpaid", "bad", ""]);
  expect((await rowOf(id)).pay).toMatchObject({ isHere: true, label: "Pay $49.00" });
  const token = await world.visit(ada.email);
  const preview = await paymentReading(token, { invoiceId: id });
  if (!preview.ok) throw new Error(preview.error.message);
  const input = { intentId: (await viewOf()).customer?.intentId, invoiceId: id, quote: preview.value.quote };
  expect(await payInvoice(token, input)).toMatchObject({
    ok: true,
    event: { response: { outcome: "paid" } },
  });
  expect(await told(id)).toEqual(["$49.00", "Paid", "good", ""]);
});

it("asks for no payment of an invoice that was created while payments were paused", async () => {
  const [subscription] = (await world.stripe.subscriptions.list({ customer: ada.id })).data;
  await world.stripe.subscriptions.update(subscription?.id ?? "", {
    pause_collection: { behavior: "mark_uncollectible" },
  });
  await world.admin("POST", "clock", { advance: 32 * 24 * 3600 });
  const [row] = (await viewOf()).invoices.rows;
  expect(row).toMatchObject({ status: { label: "Not charged", tone: "neutral" }, pay: null });
});

it("reads the charges with one request, and sends none if nothing was paid", async () => {
  const reads = async () => {
    const requests = (await world.admin("GET", "requests")) as { path: string }[];
    return requests.filter(({ path }) => path.startsWith("/v1/charges")).length;
  };
  await world.admin("DELETE", "requests");
  await viewOf();
  expect(await reads()).toBe(1);
  await world.admin("DELETE", "requests");
  await viewOf("hana@example.com");
  expect(await reads()).toBe(0);
});

it("shows the refund of one invoice on the second page too", async () => {
  const token = await world.visit("ivo@example.com");
  const first = await viewReading(token);
  const cursor = first.ok ? first.value.invoices.nextCursor : null;
  const { data } = await world.stripe.invoices.list({ customer: "cus_LumenIvo", limit: 20 });
  const later = data[14]?.id ?? "";
  await world.stripe.refunds.create({ charge: await chargeOf(later), amount: 500 });
  const page = await invoicesReading(token, { cursor: cursor ?? "" });
  const rows = page.ok ? page.value.rows : [];
  expect(rows.find(({ id }) => id === later)?.status.label).toBe("Partly refunded");
  expect(rows.filter(({ status }) => status.label === "Partly refunded")).toHaveLength(1);
  expect(rows.every(({ receiptUrls }) => receiptUrls.length === 1)).toBe(true);
});

it("shows the invoices without receipts if the key can't read charges", async () => {
  const id = await workshop(visa);
  const permissions = ["customer_write", "subscription_write", "invoice_write", "payment_method_read"];
  const more = ["payment_intent_read", "product_read", "plan_read", "coupon_read"];
  await world.admin("POST", "keys", { key: world.stripeKey, permissions: [...permissions, ...more] });
  expect(await rowOf(id)).toMatchObject({ status: { label: "Paid" }, receiptUrls: [] });
  takeErrors();
});

describe("a payment that the customer disputed", () => {
  /** Creates an invoice paid with a card whose payments are disputed. Returns the invoice's ID and the dispute's. */
  async function disputed(card = "pm_card_createDispute") {
    const id = await workshop(card);
    const { data } = await world.stripe.disputes.list({ charge: await chargeOf(id) });
    return { id, dispute: data[0]!.id };
  }
  const answer = (dispute: string, uncategorized_text: string) =>
    world.stripe.disputes.update(dispute, { evidence: { uncategorized_text } });

  it.each<[string, string, string[]]>([
    [
      "not answered",
      "",
      ["Disputed", "warning", "Your bank took back $49.00 while it looks into the dispute."],
    ],
    [
      "answered but not decided",
      "a receipt",
      ["Disputed", "warning", "Your bank took back $49.00 while it looks into the dispute."],
    ],
    ["lost", "losing_evidence", ["Charged back", "neutral", "Your bank returned $49.00 to you for good."]],
    [
      "won",
      "winning_evidence",
      ["Paid", "good", "$49.00 was disputed. Your bank decided that the payment was valid."],
    ],
  ])("has the right status and text if the dispute is %s", async (_name, evidence, expected) => {
    const { id, dispute } = await disputed();
    if (evidence) await answer(dispute, evidence);
    expect(await told(id)).toEqual(["$49.00", ...expected]);
    // Stripe doesn't ask for the amount again, so the page doesn't either.
    expect((await rowOf(id)).pay).toBeNull();
    expect((await world.stripe.invoices.retrieve(id)).status).toBe("paid");
  });

  it("counts as paid during an inquiry by the bank, and after an inquiry that leads to no dispute", async () => {
    const { id, dispute } = await disputed("pm_card_createDisputeInquiry");
    const asked = "Your bank asked about $49.00. It counts as paid for now.";
    expect(await told(id)).toEqual(["$49.00", "Paid", "good", asked]);
    await answer(dispute, "winning_evidence");
    expect(await told(id)).toEqual(["$49.00", "Paid", "good", ""]);
  });

  it("shows both the refund and the bank's decision about the rest", async () => {
    const { id, dispute } = await disputed("pm_card_createDisputeInquiry");
    await world.stripe.refunds.create({ charge: await chargeOf(id), amount: 1000 });
    await answer(dispute, "losing_evidence");
    const notes = "$49.00 paid. $10.00 refunded. Your bank returned $49.00 to you for good.";
    expect(await told(id)).toEqual(["$49.00", "Charged back", "neutral", notes]);
  });

  it("is called disputed if the key can't read the result", async () => {
    const { id, dispute } = await disputed();
    await answer(dispute, "winning_evidence");
    await world.admin("POST", "faults", {
      match: { method: "GET", path: "/v1/disputes" },
      times: 9,
      action: { type: "status", status: 403 },
    });
    const notes = "Your bank was asked to take back $49.00.";
    expect(await told(id)).toEqual(["$49.00", "Disputed", "warning", notes]);
  });
});
