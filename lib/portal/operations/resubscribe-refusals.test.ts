import { startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import { resubscribeReading } from "@/lib/testing/readings";
import {
  customer,
  farid,
  liveSubscriptions,
  openWorld,
  payWith,
  prepareResubscription,
  readResubscriptionPreview,
  removeCards,
  resubscribe,
  viewOf,
} from "@/lib/testing/resubscribing";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

it("starts nothing if another subscription already includes the product", async () => {
  const world = await openWorld();
  const { token, input } = await prepareResubscription(world);
  await world.stripe.subscriptions.create({ customer, items: [{ price: "price_Lumen_starter_year" }] });
  await world.admin("DELETE", "requests");
  expect(await resubscribe(token, input)).toMatchObject({ ok: false, error: { code: "not_allowed" } });
  expect(await world.changes()).toEqual([]);
});

it("starts nothing for a subscription that is still running", async () => {
  const world = await openWorld();
  const { input } = await prepareResubscription(world);
  const token = await world.visit("ada@example.com");
  const [ada] = await viewOf(token);
  const answer = await resubscribe(token, { ...input, subscriptionId: ada?.id });
  expect(answer).toMatchObject({ ok: false, error: { code: "not_allowed" } });
  expect(await world.changes()).toEqual([]);
});

it("refuses another customer's subscription as if it did not exist", async () => {
  const world = await openWorld();
  const { input } = await prepareResubscription(world);
  const stranger = await world.visit("ben@example.com");
  for (const subscriptionId of [input.subscriptionId, "sub_doesnotexist"]) {
    const answers = [
      await resubscribe(stranger, { ...input, subscriptionId }),
      await resubscribeReading(stranger, { subscriptionId }),
    ];
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code: "not_found" } });
  }
  expect(await world.changes()).toEqual([]);
});

it("starts nothing after the merchant turns restarts off, whatever the page shows", async () => {
  const world = await openWorld();
  const { token, input } = await prepareResubscription(world);
  await world.saveSettings({ resubscribe: false });
  expect(await resubscribe(token, input)).toMatchObject({ ok: false, error: { code: "not_allowed" } });
  expect(await resubscribeReading(token, { subscriptionId: input.subscriptionId })).toMatchObject({
    ok: false,
    error: { code: "not_allowed" },
  });
  expect(await world.changes()).toEqual([]);
});

it("asks for a card if there is none, and starts nothing", async () => {
  const world = await openWorld();
  const { token, input } = await prepareResubscription(world);
  await removeCards(world);
  const refused = {
    ok: false,
    error: { message: "There’s no card on file. Nothing was changed. Add a card first." },
  };
  expect(await resubscribeReading(token, { subscriptionId: input.subscriptionId })).toMatchObject({
    ok: true,
    value: [
      {
        kind: "needs_card",
        explanation: "There’s no card on file. Add one to continue.",
        needsCard: true,
        confirm: "",
      },
    ],
  });
  expect(await resubscribe(token, input)).toMatchObject(refused);
  expect(await world.changes()).toEqual([]);
});

it("never charges a card or an amount that the customer has not seen", async () => {
  const world = await openWorld();
  const { token, input } = await prepareResubscription(world);
  await removeCards(world);
  await payWith(world, "pm_card_mastercard");
  expect(await resubscribe(token, input)).toMatchObject({ ok: false, error: { code: "state_changed" } });
  const [again] = await viewOf(token);
  const { quote } = await readResubscriptionPreview(token, input.subscriptionId);
  await world.stripe.customers.update(customer, { balance: -500 });
  const asked = { ...input, intentId: again?.intentId, quote };
  expect(await resubscribe(token, asked)).toMatchObject({ ok: false, error: { code: "state_changed" } });
  expect(await liveSubscriptions(world)).toEqual([]);
});

it("refuses a quote that is truncated, forged or empty", async () => {
  const world = await openWorld();
  const { token, input } = await prepareResubscription(world);
  for (const quote of [input.quote.slice(0, -4), "v1.AAAA", ""]) {
    const answer = await resubscribe(token, { ...input, quote });
    expect(answer).toMatchObject({ ok: false, error: { code: "invalid" } });
  }
  expect(await world.changes()).toEqual([]);
});

describe("a subscription whose former price is archived", () => {
  async function archived(replacement: number | null) {
    const world = await openWorld();
    const product = "prod_LumenStarter";
    const recurring = { interval: "month" as const };
    const price =
      replacement &&
      (await world.stripe.prices.create({ product, currency: "usd", unit_amount: replacement, recurring }));
    await world.stripe.products.update(product, { default_price: "price_Lumen_starter_year" });
    await world.stripe.prices.update("price_Lumen_starter_month", { active: false });
    await world.admin("DELETE", "requests");
    return { world, priceId: price ? price.id : null };
  }

  it("restarts at an active price with the same amount", async () => {
    const { world, priceId } = await archived(1900);
    const { token, input } = await prepareResubscription(world);
    expect(await resubscribe(token, input)).toSucceed();
    const [started] = await liveSubscriptions(world);
    expect(started?.items.data.map(({ price }) => price.id)).toEqual([priceId]);
  });

  it.each([
    ["only a price with another amount", 2400],
    ["no active price", null],
  ])(
    "can't be restarted if there is %s, so that the price never changes silently",
    async (_name, replacement) => {
      const { world } = await archived(replacement);
      const token = await world.visit(farid);
      const [ended] = await viewOf(token);
      const answer = await resubscribeReading(token, { subscriptionId: ended?.id ?? "" });
      expect(answer).toMatchObject({
        ok: false,
        error: {
          message:
            "This plan is no longer offered at the price you had. Nothing was changed. Contact support to resubscribe.",
        },
      });
      expect(await world.changes()).toEqual([]);
    },
  );
});
