import {
  changeQuantity,
  firstOf,
  openShop,
  prepareQuantityChange,
  quantityNow,
  read,
  readQuantityPreview,
  studio,
} from "@/lib/testing/changing-quantity";
import { startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const date = "[A-Z][a-z]+\\s\\d+,\\s\\d{4}";

it("charges additional seats now, exactly as shown, and also shows the next charge", async () => {
  const shop = await openShop();
  const { token, subscription, preview, input } = await prepareQuantityChange(shop, 7);
  expect(subscription.changeQuantity).toMatchObject({
    title: "Change seats",
    body: "You have 5 seats now, at $10.00 per month for each seat.",
    label: "Seats",
    quantity: 5,
    limits: "Between 1 and 1,000.",
  });
  const due = preview.lines.at(-1);
  expect(due).toMatchObject({ label: "Due today", isTotal: true });
  expect(preview.confirm).toBe(`Change and pay ${due?.amount}`);
  expect(preview.explanation).toMatch(
    new RegExp(`^5 → 7 seats\\. Then \\$70\\.00 per month from ${date}\\.$`),
  );

  expect(await changeQuantity(token, input)).toMatchObject({
    ok: true,
    said: "You now have 7 seats.",
    event: { event: "change_quantity", response: { id: shop.subscriptionId, outcome: "applied" } },
  });
  const changed = await read(shop);
  expect(changed.items.data.map(({ quantity }) => quantity)).toEqual([7]);
  const invoice = changed.latest_invoice;
  if (!invoice || typeof invoice === "string") throw new Error("The invoice was not expanded.");
  expect(invoice.status).toBe("paid");
  expect(`$${(invoice.amount_paid / 100).toFixed(2)}`).toBe(due?.amount);
});

it("schedules fewer seats for the renewal, without a credit, and Stripe then applies the change", async () => {
  const shop = await openShop();
  const { token, preview, input } = await prepareQuantityChange(shop, 3);
  expect(preview.lines).toEqual([]);
  expect(preview.explanation).toMatch(
    new RegExp(
      `^5 → 3 seats\\. Nothing due today\\. You keep 5 seats until ${date}, then \\$30\\.00 per month\\.$`,
    ),
  );
  const answer = await changeQuantity(token, input);
  expect(answer).toMatchObject({
    ok: true,
    said: expect.stringMatching(/^You’ll have 3 seats from /),
  });
  expect(await quantityNow(shop)).toBe(5);
  expect((await firstOf(token)).headline).toMatch(
    new RegExp(`^Next payment \\$30\\.00 on (${date})\nChanges to 3 seats on \\1$`),
  );
  await shop.admin("POST", "clock", { advance: 32 * 86_400 });
  const renewed = await read(shop);
  expect(renewed.items.data.map(({ quantity }) => quantity)).toEqual([3]);
  expect(renewed.latest_invoice).toMatchObject({ status: "paid", amount_paid: 3000 });
});

it("replaces a scheduled quantity with another one, and discards it if the customer chooses the current quantity", async () => {
  const shop = await openShop();
  const planned = await prepareQuantityChange(shop, 3);
  await changeQuantity(planned.token, planned.input);
  const other = await prepareQuantityChange(shop, 4);
  expect(other.preview.explanation).toMatch(/The change planned for .* won’t happen\.$/);
  await changeQuantity(other.token, other.input);
  expect((await firstOf(other.token)).headline).toMatch(
    new RegExp(`^Next payment \\$40\\.00 on (${date})\nChanges to 4 seats on \\1$`),
  );

  const kept = await prepareQuantityChange(shop, 5);
  expect(kept.subscription.changeQuantity).toMatchObject({
    canKeep: true,
    planned: expect.stringMatching(/^Changes to 4 seats on/),
  });
  expect(kept.preview).toMatchObject({ confirm: "Keep 5 seats", lines: [] });
  expect(await changeQuantity(kept.token, kept.input)).toMatchObject({
    ok: true,
    said: "Your planned change won’t happen.",
  });
  expect((await read(shop)).schedule).toBeNull();
});

it("adds seats now even if fewer were scheduled, and discards the scheduled change", async () => {
  const shop = await openShop();
  const planned = await prepareQuantityChange(shop, 3);
  await changeQuantity(planned.token, planned.input);
  const more = await prepareQuantityChange(shop, 8);
  expect(await changeQuantity(more.token, more.input)).toSucceed();
  expect(await read(shop)).toMatchObject({ schedule: null });
  expect(await quantityNow(shop)).toBe(8);
});

it.each([8, 2])(
  "changes to %d seats immediately and free of charge during a trial, and the trial continues",
  async (quantity) => {
    const shop = await openShop({ subscription: { trial_period_days: 14 } });
    const before = await read(shop);
    const { token, preview, input } = await prepareQuantityChange(shop, quantity);
    expect(preview).toMatchObject({ lines: [], confirm: `Change to ${quantity} seats` });
    expect(await changeQuantity(token, input)).toMatchObject({ event: { response: { outcome: "applied" } } });
    expect(await read(shop)).toMatchObject({ status: "trialing", trial_end: before.trial_end });
    expect(await quantityNow(shop)).toBe(quantity);
    await shop.admin("POST", "clock", { advance: 15 * 86_400 });
    expect((await read(shop)).latest_invoice).toMatchObject({ status: "paid", amount_paid: quantity * 1000 });
  },
);

it("adds seats at a price that is no longer sold", async () => {
  const shop = await openShop();
  await shop.stripe.prices.update(shop.priceId, { active: false });
  const { token, preview, input } = await prepareQuantityChange(shop, 7);
  expect(preview.confirm).toMatch(/^Change and pay \$/);
  expect(await changeQuantity(token, input)).toMatchObject({ event: { response: { outcome: "applied" } } });
  expect(await quantityNow(shop)).toBe(7);
});

it("removes seats immediately, with a credit, if their price is no longer sold, because no schedule accepts that price", async () => {
  const shop = await openShop();
  await shop.stripe.prices.update(shop.priceId, { active: false });
  const { token, preview, input } = await prepareQuantityChange(shop, 3);
  expect(preview.confirm).toBe("Change to 3 seats");
  expect(preview.lines.map(({ amount }) => amount)).toEqual(["$30.00", "−$50.00", "$20.00", "$0.00"]);
  const credit = /\$([\d.]+) goes to your balance/.exec(preview.explanation)?.[1];
  expect(await changeQuantity(token, input)).toMatchObject({
    ok: true,
    said: "You now have 3 seats.",
  });
  expect(await quantityNow(shop)).toBe(3);
  const customer = await shop.stripe.customers.retrieve(shop.customer);
  expect(customer).toMatchObject({ balance: -Math.round(Number(credit) * 100) });
});

it("sends customers who pay by invoice an invoice on the usual terms", async () => {
  const shop = await openShop({
    card: null,
    subscription: { collection_method: "send_invoice", days_until_due: 30 },
  });
  const { token, preview, input } = await prepareQuantityChange(shop, 7);
  const due = preview.lines.at(-1);
  expect(due?.label).toBe("Invoiced today");
  expect(preview.confirm).toBe(`Change and get an invoice for ${due?.amount}`);
  expect(await changeQuantity(token, input)).toMatchObject({
    ok: true,
    said: `You now have 7 seats, and there’s an invoice for ${due?.amount}.`,
    payUrl: expect.stringMatching(/\/_hosted\/invoice\//),
  });
  expect(await quantityNow(shop)).toBe(7);
  expect((await read(shop)).latest_invoice).toMatchObject({ status: "open" });
});

it("changes the number of the plan's units, but nothing about an add-on", async () => {
  const shop = await openShop();
  await shop.stripe.subscriptions.update(shop.subscriptionId, {
    items: [{ price: "price_Lumen_status_month", quantity: 2 }],
    proration_behavior: "none",
  });
  const { token, input } = await prepareQuantityChange(shop, 6);
  expect(await changeQuantity(token, input)).toSucceed();
  const { items } = await read(shop);
  expect(items.data.map(({ price, quantity }) => [price.id, quantity])).toEqual([
    [shop.priceId, 6],
    ["price_Lumen_status_month", 2],
  ]);
});

it("makes the change once if the same intent arrives five times, and gives each request the same answer", async () => {
  const shop = await openShop();
  const { token, input } = await prepareQuantityChange(shop, 7);
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => changeQuantity(token, input)));
  for (const answer of answers) expect(answer).toMatchObject({ ok: true, said: "You now have 7 seats." });
  expect(await shop.changes()).toHaveLength(1);
});

it("shows the later price both without and with discounts", async () => {
  const shop = await openShop();
  const { id: coupon } = await shop.stripe.coupons.create({ percent_off: 20, duration: "forever" });
  await shop.stripe.subscriptions.update(shop.subscriptionId, { discounts: [{ coupon }] });
  const preview = await readQuantityPreview(await shop.visit(studio), shop.subscriptionId, 7);
  expect(preview.explanation).toMatch(/Then \$70\.00 per month \(\$56\.00 with discounts\) from .+\.$/);
});
