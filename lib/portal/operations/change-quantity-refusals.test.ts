import {
  changeQuantity,
  firstOf,
  openShop,
  payWith,
  prepareQuantityChange,
  quantityNow,
  readQuantityPreview,
  studio,
} from "@/lib/testing/changing-quantity";
import { startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import { quantityReading } from "@/lib/testing/readings";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

it("accepts only whole numbers within the limits, even with a valid quote", async () => {
  const shop = await openShop();
  const { token, input } = await prepareQuantityChange(shop, 7);
  const { subscriptionId } = shop;
  for (const quantity of [0, -1, 1.5, 1e9, 1001, "1", "7", null, undefined, NaN, Infinity, [7], {}]) {
    const refused = { ok: false, error: { code: "invalid" } };
    expect(await changeQuantity(token, { ...input, quantity })).toMatchObject(refused);
    expect(await quantityReading(token, { subscriptionId, quantity })).toMatchObject(refused);
  }
  expect(await shop.changes()).toEqual([]);
});

describe("with limits set on the product", () => {
  const metadata = { sb_quantity_min: "5", sb_quantity_max: "20", sb_quantity_step: "5" };

  it("refuses numbers beyond the limits or between the steps", async () => {
    const shop = await openShop({ product: { metadata } });
    const { token, input } = await prepareQuantityChange(shop, 10);
    for (const quantity of [1, 4, 6, 19, 25]) {
      const answer = await changeQuantity(token, { ...input, quantity });
      expect(answer).toMatchObject({ ok: false, error: { code: "invalid" } });
    }
    expect(await shop.changes()).toEqual([]);
  });

  it("keeps a quantity outside the limits, and states the limits for new ones", async () => {
    const shop = await openShop({ product: { metadata }, quantity: 42 });
    const down = await prepareQuantityChange(shop, 20);
    expect(down.subscription.changeQuantity?.limits).toBe("Between 5 and 20, in steps of 5.");
    await changeQuantity(down.token, down.input);
    const kept = await prepareQuantityChange(shop, 42);
    expect(await changeQuantity(kept.token, kept.input)).toSucceed();
    expect(await quantityNow(shop)).toBe(42);
  });
});

it.each([
  ["the product's tag is missing", { product: { metadata: { sb_quantity_enabled: "" } } }],
  ["the product's tag says no", { product: { metadata: { sb_quantity_enabled: "false" } } }],
  ["the product has no unit label", { product: { unit_label: undefined } }],
  ["a limit can't be read", { product: { metadata: { sb_quantity_max: "twenty" } } }],
  [
    "the limits contradict each other",
    { product: { metadata: { sb_quantity_min: "9", sb_quantity_max: "3" } } },
  ],
  [
    "its units are sold in packages",
    { price: { transform_quantity: { divide_by: 10, round: "up" as const } } },
  ],
])("offers no change of the quantity and refuses any other quantity if %s", async (_name, start) => {
  const shop = await openShop(start);
  const token = await shop.visit(studio);
  const subscription = await firstOf(token);
  expect(subscription.changeQuantity).toBeNull();
  expect(subscription.actions).not.toContain("change_quantity");
  const { intentId, id: subscriptionId } = subscription;
  const answer = await changeQuantity(token, { intentId, subscriptionId, quantity: 7, quote: "" });
  expect(answer.ok ? "" : answer.error.code).toMatch(/^(invalid|not_allowed)$/);
  expect(await shop.changes()).toEqual([]);
});

it("refuses a new quantity after the merchant turns such changes off, whatever the page shows", async () => {
  const shop = await openShop();
  const { token, input } = await prepareQuantityChange(shop, 7);
  await shop.saveSettings({ quantityManagement: false });
  expect(await changeQuantity(token, input)).toMatchObject({ ok: false, error: { code: "not_allowed" } });
  expect((await firstOf(token)).actions).not.toContain("change_quantity");
  expect(await shop.changes()).toEqual([]);
});

it("refuses another customer's subscription as if it did not exist", async () => {
  const shop = await openShop();
  const { input } = await prepareQuantityChange(shop, 7);
  const stranger = await shop.visit("ben@example.com");
  expect(await changeQuantity(stranger, input)).toMatchObject({ ok: false, error: { code: "not_found" } });
  expect(await shop.changes()).toEqual([]);
});

it("never charges an amount that the customer has not seen", async () => {
  const shop = await openShop();
  const { token, input } = await prepareQuantityChange(shop, 7);
  await shop.stripe.customers.update(shop.customer, { balance: -500 });
  await shop.admin("DELETE", "requests");
  expect(await changeQuantity(token, input)).toMatchObject({ ok: false, error: { code: "state_changed" } });
  expect(await shop.changes()).toEqual([]);
});

it("refuses a quote that was made for another number or is truncated", async () => {
  const shop = await openShop();
  const { token, input } = await prepareQuantityChange(shop, 7);
  const other = await readQuantityPreview(token, shop.subscriptionId, 6);
  for (const quote of [other.quote, input.quote.slice(0, -4), "v1.AAAA", ""]) {
    expect(await changeQuantity(token, { ...input, quote })).toMatchObject({
      ok: false,
      error: { code: "invalid" },
    });
  }
  expect(await shop.changes()).toEqual([]);
});

it("refuses a new quantity while payments are paused, because Stripe would void the invoice", async () => {
  const shop = await openShop();
  const { token, input } = await prepareQuantityChange(shop, 7);
  const { subscriptionId } = shop;
  await shop.stripe.subscriptions.update(subscriptionId, { pause_collection: { behavior: "void" } });
  await shop.admin("DELETE", "requests");
  expect(await changeQuantity(token, input)).toMatchObject({ ok: false, error: { code: "not_allowed" } });
  expect(await shop.changes()).toEqual([]);
});

it("keeps the quantity if the card is declined, says why, and leaves no debt", async () => {
  const shop = await openShop();
  await payWith(shop, shop.customer, "pm_card_chargeCustomerFail");
  const { token, input } = await prepareQuantityChange(shop, 7);
  expect(await changeQuantity(token, input)).toMatchObject({
    ok: false,
    error: { code: "payment_declined", message: expect.stringMatching(/declined.*Nothing was changed\./) },
  });
  expect(await quantityNow(shop)).toBe(5);
  expect((await firstOf(token)).notice).toBeNull();
});

it("keeps the quantity until the customer confirms with the bank, and says where to do that", async () => {
  const shop = await openShop();
  await payWith(shop, shop.customer, "pm_card_authenticationRequired");
  const { token, input } = await prepareQuantityChange(shop, 7);
  expect(await changeQuantity(token, input)).toMatchObject({
    ok: true,
    said: expect.stringMatching(/^Your bank wants you to confirm the payment of \$/),
    event: { response: { outcome: "bank_asks" } },
    payUrl: expect.stringMatching(/\/_hosted\/invoice\//),
  });
  expect(await quantityNow(shop)).toBe(5);
  const waiting = await firstOf(token);
  expect(waiting.notice).toMatchObject({
    title: "Confirm your change",
    text: expect.stringMatching(
      /^Your bank wants you to confirm \$[\d.]+ by .+\sUTC\. Until then you stay on Lumen Studio\.$/,
    ),
  });
  expect(waiting.actions).not.toContain("change_quantity");
});

it("asks for a card before charging, and changes nothing without a card", async () => {
  const shop = await openShop();
  const { data } = await shop.stripe.customers.listPaymentMethods(shop.customer);
  for (const { id } of data) await shop.stripe.paymentMethods.detach(id);
  await shop.admin("DELETE", "requests");
  const { token, preview, input } = await prepareQuantityChange(shop, 7);
  expect(preview).toMatchObject({
    confirm: "",
    explanation: expect.stringMatching(/^There’s no card on file/),
  });
  expect(await changeQuantity(token, input)).toMatchObject({
    ok: false,
    error: {
      code: "not_allowed",
      message: "There’s no card on file. Nothing was changed. Add a card first.",
    },
  });
  expect(await shop.changes()).toEqual([]);
});

it("reports the outcome of a change even if Stripe's answer was lost", async () => {
  const shop = await openShop();
  const { token, input } = await prepareQuantityChange(shop, 7);
  await shop.admin("POST", "faults", {
    match: { method: "POST", path: `/v1/subscriptions/${shop.subscriptionId}` },
    times: 3,
    action: { type: "drop_after_commit" },
  });
  expect(await changeQuantity(token, input)).toMatchObject({
    ok: true,
    said: "You now have 7 seats.",
  });
  expect(await quantityNow(shop)).toBe(7);
});
