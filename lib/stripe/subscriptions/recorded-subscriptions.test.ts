import { recordedStripe } from "../../testing/recorded-stripe";
import { endAtPeriodEnd } from "./cancellations";
import { switchItem } from "./item-changes";
import { reshapePreview } from "./previews";
import { startResubscription } from "./resubscriptions";
import { findSubscription, listSubscriptions } from "./subscriptions";

/**
 * Tests how we read subscriptions recorded from the real Stripe. Every number in this file comes from the recordings.
 */

const key = (step: string) => ({ idempotencyKey: `op_recorded_${step}` });

describe("a subscription just started", () => {
  const stripe = recordedStripe("allows_subscription_quantities");
  const customer = "cus_TOnREDuUZ1WbhX";

  it("has its price, units and period", async () => {
    const [subscription, ...others] = await listSubscriptions(stripe, customer);
    expect(others).toEqual([]);
    expect(subscription).toMatchObject({
      customerId: customer,
      status: "active",
      currency: "usd",
      billingAnchor: 1762799383,
      trialEnd: null,
      end: null,
      endsAt: null,
      sendsInvoices: false,
      collectionPaused: false,
      withoutCardAtTrialEnd: "create_invoice",
      hasOwnTerms: false,
      hasOwnPaymentMethod: false,
      schedule: null,
      discountIds: [],
      pendingUpdateExpiresAt: null,
    });
    expect(subscription!.items).toEqual([
      {
        id: expect.stringMatching(/^si_/),
        quantity: 10,
        periodStart: 1762799383,
        periodEnd: 1765391383,
        discounts: [],
        price: {
          id: "small-monthly",
          productId: "prod_EYTX7RYhRjcwKD",
          amount: 2500,
          rate: { kind: "unit", unit: "2500" },
          rates: { usd: { kind: "unit", unit: "2500" } },
          currency: "usd",
          interval: "month",
          intervalCount: 1,
          isMetered: false,
          isPerUnit: true,
          packages: null,
          isActive: true,
        },
      },
    ]);
    expect(subscription!.latestInvoice).toMatchObject({
      id: "in_1SRzqVKXBGcbgpbZAcG0DXXa",
      status: "paid",
      amountRemaining: 0,
      nextAttemptAt: null,
      goesOutAt: null,
      hostedUrl: expect.stringMatching(/^https:\/\/invoice\.stripe\.com\//),
    });
  });

  it("is found only for its own customer", async () => {
    const [{ id } = { id: "" }] = await listSubscriptions(stripe, customer);
    expect(await findSubscription(stripe, [customer], id)).toMatchObject({ id });
    expect(await findSubscription(stripe, ["cus_TOnRzwk3w8KAot"], id)).toBeNull();
  });
});

it("reads a discount with its coupon", async () => {
  const [subscription] = await listSubscriptions(recordedStripe("handles_coupons"), "cus_TOnOcioLlQifd9");
  expect(subscription).toMatchObject({
    hasOwnTerms: true,
    discountIds: ["di_1SRzoCKXBGcbgpbZFvreiDjk"],
    discounts: [
      {
        id: "di_1SRzoCKXBGcbgpbZFvreiDjk",
        couponId: "10OFF",
        name: "10% Off",
        percentOff: 10,
        amountsOff: null,
        isComplete: true,
        endsAt: null,
        isOnce: false,
      },
    ],
  });
});

describe("a cancellation at the end of the period", () => {
  const customer = "cus_TOnOrXxXvu7bAg";
  const id = "sub_1SRznJKXBGcbgpbZTYwc12pA";

  it("is found once it was requested, and not before", async () => {
    expect(await findSubscription(recordedStripe("resume_on_grace_period", 8), [customer], id)).toMatchObject(
      { end: null, endsAt: null },
    );
    const ending = await findSubscription(recordedStripe("resume_on_grace_period", 9), [customer], id);
    // No reason was given, and our mark is missing.
    expect(ending).toMatchObject({
      status: "active",
      endsAt: 1765391185,
      end: { at: 1765391185, by: "unknown", atPeriodEnd: true, term: null },
    });
    expect(ending!.items[0]!.periodEnd).toBe(1765391185);
  });

  it("is no longer found once it was undone", async () => {
    const kept = await findSubscription(recordedStripe("resume_on_grace_period"), [customer], id);
    expect(kept).toMatchObject({ status: "active", end: null, endsAt: null, endedAt: null });
  });

  it("is requested successfully", async () => {
    const asked = endAtPeriodEnd(
      recordedStripe("resume_on_grace_period", 9),
      {
        subscriptionId: id,
        operationId: "recorded",
        feedback: null,
        comment: null,
        endsOn: 1765391185,
        term: null,
        hasMixedIntervals: false,
      },
      key,
    );
    await expect(asked).resolves.toBeUndefined();
  });
});

describe("an upgrade from $25 a month to $250 a year, four seconds after the start", () => {
  const stripe = recordedStripe("can_swap_a_subscription");
  const change = {
    subscriptionId: "sub_1SRzpzKXBGcbgpbZdGbiyyMi",
    itemId: "si_TOnQinO102U9En",
    priceId: "small-annual",
    quantity: 1,
    prorationDate: 1762799355,
    startsNewPeriod: true,
    sendsInvoices: false,
  };

  it("takes effect and keeps the billing anchor", async () => {
    expect(await switchItem(stripe, change, key)).toEqual({ outcome: "applied" });
    const [subscription] = await listSubscriptions(stripe, "cus_TOnQXxIJoBFbC5");
    expect(subscription).toMatchObject({ billingAnchor: 1762799351, pendingUpdateExpiresAt: null });
    expect(subscription!.items[0]).toMatchObject({
      periodStart: 1762799351,
      periodEnd: 1794335351,
      price: { id: "small-annual", amount: 25000, interval: "year" },
    });
  });

  it("is billed as one credit and one charge, each recognized correctly", async () => {
    const bill = reshapePreview(await stripe.invoices.retrieve("in_1SRzq3KXBGcbgpbZInUxyXNS"));
    expect(bill).toMatchObject({
      currency: "usd",
      amountDue: 22500,
      total: 22500,
      startingBalance: 0,
      addedTax: 0,
      hasAllLines: true,
    });
    const shared = {
      subscriptionItemId: "si_TOnQinO102U9En",
      isInvoiceItem: true,
      isProration: true,
      quantity: 1,
      periodStart: 1762799355,
    };
    expect(bill.lines).toMatchObject([
      { ...shared, amount: -2500, priceId: "small-monthly", periodEnd: 1765391351 },
      { ...shared, amount: 25000, priceId: "small-annual", periodEnd: 1794335351 },
    ]);
  });
});

it("subtracts a discount from its own line", async () => {
  const stripe = recordedStripe("handles_coupons");
  expect(reshapePreview(await stripe.invoices.retrieve("in_1SRzoCKXBGcbgpbZpmw3WNsV"))).toMatchObject({
    amountDue: 2250,
    total: 2250,
    discountAmounts: { di_1SRzoCKXBGcbgpbZFvreiDjk: 250 },
    lines: [{ amount: 2250, discounted: 250, isInvoiceItem: false, isProration: false }],
  });
});

it("restarts a subscription as incomplete and unpaid if the bank wants the payment confirmed", async () => {
  const started = await startResubscription(
    recordedStripe("fails_when_subscribing_with_SCA_card"),
    {
      start: {
        customerId: "cus_UFHo6401omwF5E",
        currency: "usd",
        items: [{ priceId: "small-monthly", quantity: 1, taxRateIds: [] }],
        taxRateIds: [],
        hasAutomaticTax: false,
      },
      paymentMethodId: "pm_1TGnF2KXBGcbgpbZBrwIk01l",
      formerId: "sub_former",
      metadata: {},
      operationId: "recorded",
    },
    key,
  );
  expect(started).toMatchObject({
    status: "incomplete",
    latestInvoice: { status: "open", amountRemaining: 2500, nextAttemptAt: null },
  });
});
