import { recordedStripe } from "../../testing/recorded-stripe";
import { retrieveCustomer } from "../customers/customers";
import { readCardSetup, startCardSetup } from "../methods/card-setups";
import { listPaymentMethods, readPaymentMethod } from "../methods/payment-methods";
import { listCharges } from "./charges";
import { listInvoices, listOpenInvoices } from "./invoices";
import { payInvoice, readPayment, settleAttempt } from "./payments";

/** Tests how we read payments recorded from the real Stripe. Every number in this file comes from the recordings. */

const key = (step: string) => ({ idempotencyKey: `op_recorded_${step}` });
const visa = {
  customerId: "cus_TOnREDuUZ1WbhX",
  type: "card",
  use: "waits",
  isBlocked: false,
  mark: { name: null, last4: "4242", bank: null, account: null },
  card: { brand: "visa", last4: "4242", expiryMonth: 11, expiryYear: 2026, wallet: null },
};

describe("a successful first payment", () => {
  const stripe = recordedStripe("allows_subscription_quantities");

  it("is read from its invoice, with the customer's default card", async () => {
    expect(await readPayment(stripe, "in_1SRzqVKXBGcbgpbZAcG0DXXa")).toMatchObject({
      customerId: visa.customerId,
      subscriptionId: expect.stringMatching(/^sub_/),
      occasion: "start",
      state: "paid",
      declineCode: null,
      isCard: true,
      amountRemaining: 0,
      amountTotal: 25000,
      currency: "usd",
      isAutomatic: true,
      nextAttemptAt: null,
      // Stripe still sends a client secret with a paid invoice. No page needs it, so no page gets it.
      clientSecret: null,
      paymentMethod: visa,
    });
  });

  it("has an invoice and a matching receipt", async () => {
    const { invoices, nextCursor } = await listInvoices(stripe, { customer: visa.customerId }, () => true);
    expect(nextCursor).toBeNull();
    expect(invoices).toMatchObject([
      {
        number: expect.stringMatching(/-0001$/),
        description: "10 user × Test Subscription (at $25.00 / month)",
        total: 25000,
        amountPaid: 25000,
        amountRemaining: 0,
        credited: 0,
        fromBalance: 0,
        isForgiven: false,
        status: "paid",
        intentIds: ["pi_3SRzqWKXBGcbgpbZ1K0JYRLC"],
        hostedUrl: expect.stringMatching(/^https:\/\/invoice\.stripe\.com\//),
        pdfUrl: expect.stringMatching(/^https:\/\/pay\.stripe\.com\/invoice\//),
      },
    ]);
    expect(await listCharges(stripe, visa.customerId, 0)).toEqual([
      {
        intentId: "pi_3SRzqWKXBGcbgpbZ1K0JYRLC",
        amountRefunded: 0,
        disputes: [],
        receiptUrl: expect.stringMatching(/^https:\/\/pay\.stripe\.com\/receipts\//),
      },
    ]);
  });

  it("was made with a saved card, the customer's default", async () => {
    const [method, ...others] = await listPaymentMethods(stripe, visa.customerId);
    expect(others).toEqual([]);
    expect(method).toMatchObject(visa);
    expect(await readPaymentMethod(stripe, method!.id)).toEqual(method);
    expect(await retrieveCustomer(stripe, visa.customerId)).toMatchObject({
      name: "Stripe User",
      paymentMethod: method,
      hasPaymentMethod: true,
      hasSource: false,
      balance: null,
      discount: null,
      clockId: null,
      billing: { email: "stripe@example.org", country: "", phone: "" },
    });
  });
});

describe("a first payment that the bank wants confirmed", () => {
  const stripe = recordedStripe("fails_when_subscribing_with_SCA_card");
  const invoice = "in_1TGnF3KXBGcbgpbZW1e7VW0R";

  it("can be confirmed with the invoice's secret and isn't retried automatically", async () => {
    expect(await readPayment(stripe, invoice)).toMatchObject({
      occasion: "start",
      state: "bank_asks",
      declineCode: null,
      amountRemaining: 2500,
      amountTotal: 2500,
      nextAttemptAt: null,
      clientSecret: expect.stringMatching(/^pi_3TGnF4KXBGcbgpbZ0JnTWfNF_secret_/),
      paymentMethod: { card: { brand: "visa", last4: "3184" } },
    });
  });

  it("waits for the customer and is still owed", async () => {
    expect(await settleAttempt(stripe, invoice, key)).toMatchObject({
      outcome: "bank_asks",
      payUrl: expect.stringMatching(/^https:\/\/invoice\.stripe\.com\//),
    });
    expect(await listOpenInvoices(stripe, "cus_UFHo6401omwF5E")).toMatchObject([
      { id: invoice, status: "open", amountRemaining: 2500, subscriptionId: "sub_1TGnF3KXBGcbgpbZ9Jnx79C5" },
    ]);
  });
});

it("pays an invoice without a subscription", async () => {
  const stripe = recordedStripe("can_create_an_invoice");
  const invoiceId = "in_1TGnFEKXBGcbgpbZ3irTL21r";
  expect(
    await payInvoice(stripe, { invoiceId, paymentMethodId: "pm_1TGnFDKXBGcbgpbZRJDjv4Hk" }, key),
  ).toEqual({ outcome: "paid" });
  expect(await readPayment(stripe, invoiceId)).toMatchObject({
    subscriptionId: null,
    occasion: "other",
    state: "paid",
    amountTotal: 1000,
  });
});

it("starts a set-up that waits for its card", async () => {
  const stripe = recordedStripe("can_create_setup_intent");
  const begun = await startCardSetup(stripe, { customerId: "cus_TL2hLd7hoW2RBo", portalId: "por_1" });
  expect(begun).toEqual({
    id: "seti_1SOMcRKXBGcbgpbZ4ZeBAzTL",
    clientSecret: "seti_1SOMcRKXBGcbgpbZ4ZeBAzTL_secret_TL2hj4iPVEMOSzshDADJLk4efqcpEjY",
  });
  expect(await readCardSetup(stripe, begun.id)).toEqual({
    customerId: "cus_TL2hLd7hoW2RBo",
    // The recorded set-up wasn't started by a portal.
    portalId: null,
    status: "waiting",
    paymentMethod: null,
    refusal: null,
  });
});
