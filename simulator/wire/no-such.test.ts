import type Stripe from "stripe";
import type { Simulator } from "../server";
import { newWorld, startTestSimulator } from "../test-support";

let simulator: Simulator;
let stripe: Stripe;
beforeAll(async () => void (simulator = await startTestSimulator()));
afterAll(() => simulator.close());
beforeEach(() => void ({ stripe } = newWorld(simulator)));

const missing = (words: string, param: string) => ({
  code: "resource_missing",
  message: expect.stringMatching(new RegExp(`^No such ${words}: 'none'`)),
  param,
});

/**
 * IDs in the path. The first seven refusals were found in recordings or in public reports, and the others follow the
 * same rule.
 */
const inPath: [words: string, param: string, ask: (stripe: Stripe) => Promise<unknown>][] = [
  ["customer", "id", (s) => s.customers.retrieve("none")],
  ["subscription", "id", (s) => s.subscriptions.retrieve("none")],
  ["payment_intent", "intent", (s) => s.paymentIntents.retrieve("none")],
  ["setupintent", "intent", (s) => s.setupIntents.retrieve("none")],
  ["PaymentMethod", "payment_method", (s) => s.paymentMethods.retrieve("none")],
  ["coupon", "coupon", (s) => s.coupons.retrieve("none")],
  ["subscription_schedule", "schedule", (s) => s.subscriptionSchedules.retrieve("none")],
  ["subscription_schedule", "schedule", (s) => s.subscriptionSchedules.release("none")],
  ["price", "price", (s) => s.prices.retrieve("none")],
  ["product", "id", (s) => s.products.retrieve("none")],
  ["invoice", "invoice", (s) => s.invoices.retrieve("none")],
  ["invoice", "invoice", (s) => s.invoices.pay("none")],
  ["promotion code", "promotion_code", (s) => s.promotionCodes.retrieve("none")],
  ["event", "id", (s) => s.events.retrieve("none")],
  ["test_clock", "test_clock", (s) => s.testHelpers.testClocks.retrieve("none")],
  ["credit_note", "id", (s) => s.creditNotes.retrieve("none")],
  ["refund", "refund", (s) => s.refunds.retrieve("none")],
  ["charge", "charge", (s) => s.charges.retrieve("none")],
  ["invoiceitem", "invoiceitem", (s) => s.invoiceItems.retrieve("none")],
  ["tax_rate", "tax_rate", (s) => s.taxRates.retrieve("none")],
  ["webhook_endpoint", "webhook_endpoint", (s) => s.webhookEndpoints.retrieve("none")],
];

/** IDs sent as a filter. */
const inFilter: [words: string, param: string, ask: (stripe: Stripe) => Promise<unknown>][] = [
  ["customer", "customer", (s) => s.subscriptions.list({ customer: "none" })],
  ["customer", "customer", (s) => s.invoices.list({ customer: "none" })],
  ["customer", "customer", (s) => s.creditNotes.list({ customer: "none" })],
  ["customer", "customer", (s) => s.paymentIntents.list({ customer: "none" })],
  ["product", "product", (s) => s.prices.list({ product: "none" })],
  ["subscription", "subscription", (s) => s.invoices.list({ subscription: "none" })],
  ["subscription", "subscription", (s) => s.subscriptionItems.list({ subscription: "none" })],
  ["charge", "charge", (s) => s.refunds.list({ charge: "none" })],
  ["test_clock", "test_clock", (s) => s.customers.list({ test_clock: "none" })],
];

/** The refusal of an unknown cursor names the type of the list's objects, even if the list is empty. */
const asCursor: [words: string, list: (stripe: Stripe, page: Stripe.PaginationParams) => Promise<unknown>][] =
  [
    ["customer", (s, page) => s.customers.list(page)],
    ["subscription", (s, page) => s.subscriptions.list(page)],
    ["invoice", (s, page) => s.invoices.list(page)],
    ["PaymentMethod", (s, page) => s.paymentMethods.list(page)],
    ["promotion code", (s, page) => s.promotionCodes.list(page)],
    ["event", (s, page) => s.events.list(page)],
    ["subscription_schedule", (s, page) => s.subscriptionSchedules.list(page)],
  ];

describe("a missing object", () => {
  it.each(inPath)("is named as Stripe names it: %s, %s", async (words, param, ask) => {
    await expect(ask(stripe)).rejects.toMatchObject({ statusCode: 404, ...missing(words, param) });
  });

  it.each(inFilter)("is refused in a filter: %s, %s", async (words, param, ask) => {
    await expect(ask(stripe)).rejects.toMatchObject({ statusCode: 400, ...missing(words, param) });
  });

  it.each(asCursor)("is refused as a cursor with the wording for its list: %s", async (words, list) => {
    for (const param of ["starting_after", "ending_before"])
      await expect(list(stripe, { [param]: "none" })).rejects.toMatchObject({
        statusCode: 400,
        ...missing(words, param),
      });
  });
});
