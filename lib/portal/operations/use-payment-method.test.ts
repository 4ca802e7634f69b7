import { frontDoor } from "@/lib/portal/door/front-door";
import { removePaymentMethod as removal } from "@/lib/portal/operations/remove-payment-method";
import { payWithMethod as operation } from "@/lib/portal/operations/use-payment-method";
import { changePlan, preparePlanChange as askingForPlan } from "@/lib/testing/changing-plan";
import { viewOf } from "@/lib/testing/paying";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { enterCard, startSetup, updateCard } from "@/lib/testing/saving-cards";

const payWithMethod = frontDoor(operation);
const removePaymentMethod = frontDoor(removal);
const zora = { id: "cus_LumenZora", email: "zora@example.com" };

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

async function asking(settings: object = { choosePaymentMethod: true }) {
  const world = await portalWorld("test", "several-methods");
  await world.saveSettings(settings);
  const token = await world.visit(zora.email);
  await world.admin("DELETE", "requests");
  return { world, token };
}

async function shownTo(token: string) {
  const [subscription] = (await viewOf(token)).subscriptions;
  if (!subscription) throw new Error("There is no subscription.");
  return subscription;
}

async function inputFor(token: string, name: RegExp) {
  const { id, intentId, usePaymentMethod } = await shownTo(token);
  const option = usePaymentMethod?.options.find(({ label }) => name.test(label));
  if (!option) throw new Error(`Nothing is called ${name}.`);
  return { intentId, subscriptionId: id, paymentMethodId: option.value };
}

async function planStarter(world: PortalWorld) {
  const { token, input } = await askingForPlan(world, zora.email, "price_Lumen_starter_month");
  expect(await changePlan(token, input)).toMatchObject({ event: { response: { outcome: "scheduled" } } });
}

const ownOf = async ({ stripe }: PortalWorld) =>
  (await stripe.subscriptions.list({ customer: zora.id })).data[0]?.default_payment_method ?? null;

/** Returns the method that Zora's newest payment was charged to. */
async function lastPaidWith({ stripe }: PortalWorld) {
  const { data } = await stripe.paymentIntents.list({ customer: zora.id, limit: 1 });
  return data[0]?.payment_method ?? null;
}

it("offers the default and other chargeable methods, but none that have expired", async () => {
  const { token } = await asking();
  const { actions, usePaymentMethod } = await shownTo(token);
  expect(actions).toContain("use_payment_method");
  expect(usePaymentMethod?.options.map(({ label, isCurrent }) => [label, isCurrent])).toEqual([
    ["Your default: Visa ending in 4242", true],
    ["Mastercard ending in 4444", false],
    ["Bank account (STRIPE TEST BANK) ending in 6789", false],
    ["PayPal (z•••@example.com)", false],
  ]);
});

it("charges only this subscription to another method, once for two equal requests, and then to the default again", async () => {
  const { world, token } = await asking();
  const input = await inputFor(token, /^PayPal/);
  const answers = await Promise.all([payWithMethod(token, input), payWithMethod(token, input)]);
  for (const answer of answers)
    expect(answer).toMatchObject({
      ok: true,
      said: "Lumen Team is now charged to PayPal (z•••@example.com).",
      event: {
        event: "use_payment_method",
        response: { object: "subscription", id: input.subscriptionId, outcome: "saved" },
      },
    });
  expect(await ownOf(world)).toBe(input.paymentMethodId);
  expect(await world.changes()).toHaveLength(1);
  const { details, usePaymentMethod } = await shownTo(token);
  expect(details).toContainEqual(
    expect.objectContaining({ label: "Payment method", value: "PayPal (z•••@example.com)" }),
  );
  expect(usePaymentMethod?.options.find(({ isCurrent }) => isCurrent)?.label).toBe(
    "PayPal (z•••@example.com)",
  );

  const back = await payWithMethod(token, await inputFor(token, /^Your default/));
  expect(back).toMatchObject({
    ok: true,
    said: "Lumen Team is now charged to Visa ending in 4242.",
  });
  expect(await ownOf(world)).toBeNull();
});

it("pays the next renewal with the chosen method", async () => {
  const { world, token } = await asking();
  const input = await inputFor(token, /^Mastercard/);
  await payWithMethod(token, input);
  await world.admin("POST", "clock", { advance: 32 * 24 * 3600 });
  expect(await lastPaidWith(world)).toBe(input.paymentMethodId);
});

it("still charges the chosen method after a scheduled change that names another method", async () => {
  const { world, token } = await asking({ choosePaymentMethod: true, changePlan: true });
  await payWithMethod(token, await inputFor(token, /^PayPal/));
  await planStarter(world);
  const input = await inputFor(token, /^Mastercard/);
  expect(await payWithMethod(token, input)).toSucceed();
  await world.admin("POST", "clock", { advance: 32 * 24 * 3600 });
  expect((await shownTo(token)).name).toBe("Lumen Starter");
  expect(await ownOf(world)).toBe(input.paymentMethodId);
  expect(await lastPaidWith(world)).toBe(input.paymentMethodId);
});

it("charges the default again after a scheduled change that names another method", async () => {
  const { world, token } = await asking({ choosePaymentMethod: true, changePlan: true });
  await payWithMethod(token, await inputFor(token, /^PayPal/));
  await planStarter(world);
  await payWithMethod(token, await inputFor(token, /^Your default/));
  await world.admin("POST", "clock", { advance: 32 * 24 * 3600 });
  expect(await ownOf(world)).toBeNull();
});

it("still charges a new card after a scheduled change", async () => {
  const { world, token } = await asking({ choosePaymentMethod: true, changePlan: true, updateCard: true });
  await payWithMethod(token, await inputFor(token, /^PayPal/));
  await planStarter(world);
  const { setupId } = await startSetup(token);
  await enterCard(world, setupId, "pm_card_visa_debit");
  expect(await updateCard(token, { intentId: "the-click-of-no-matter", setupId })).toMatchObject({
    ok: true,
  });
  const saved = await ownOf(world);
  await world.admin("POST", "clock", { advance: 32 * 24 * 3600 });
  expect(await ownOf(world)).toBe(saved);
  expect(await lastPaidWith(world)).toBe(saved);
});

it("does not restore a removed method through a scheduled change that names it", async () => {
  const { world, token } = await asking({
    choosePaymentMethod: true,
    removePaymentMethods: true,
    changePlan: true,
  });
  const input = await inputFor(token, /^PayPal/);
  await payWithMethod(token, input);
  await planStarter(world);
  const intentId = (await viewOf(token)).customer?.intentId;
  const { paymentMethodId } = input;
  expect(await removePaymentMethod(token, { intentId, paymentMethodId })).toSucceed();
  await world.admin("POST", "clock", { advance: 32 * 24 * 3600 });
  expect([(await shownTo(token)).name, await ownOf(world)]).toEqual(["Lumen Starter", null]);
  const [paid] = (await world.stripe.invoices.list({ customer: zora.id, limit: 1 })).data;
  expect(paid?.status).toBe("paid");
});

it("accepts no method that is another customer's, has expired, or is not saved", async () => {
  const { world, token } = await asking();
  const { id: other } = await world.stripe.customers.create({ email: "other@example.com" });
  const { id: foreign } = await world.stripe.paymentMethods.attach("pm_card_visa", { customer: other });
  const all = (await world.stripe.customers.listPaymentMethods(zora.id)).data;
  const expired = all.find(({ card }) => card?.last4 === "0005")?.id ?? "";
  await world.admin("DELETE", "requests");
  const { id: subscriptionId } = await shownTo(token);
  for (const [paymentMethodId, code] of [
    [foreign, "invalid"],
    ["pm_of_nobody", "invalid"],
    [expired, "not_allowed"],
  ]) {
    const { intentId } = await shownTo(token);
    expect(await payWithMethod(token, { intentId, subscriptionId, paymentMethodId })).toMatchObject({
      ok: false,
      error: { code },
    });
  }
  expect(await world.changes()).toEqual([]);
});

it("offers no other method if there is none or the setting is off", async () => {
  const { world, token } = await asking();
  const input = await inputFor(token, /^PayPal/);
  await world.saveSettings({ removePaymentMethods: true });
  expect((await shownTo(token)).usePaymentMethod).toBeNull();
  expect(await payWithMethod(token, input)).toMatchObject({ ok: false, error: { code: "not_allowed" } });
  await world.saveSettings({ choosePaymentMethod: true });
  const { data } = await world.stripe.customers.listPaymentMethods(zora.id);
  for (const method of data.filter(({ card }) => card?.last4 !== "4242"))
    await world.stripe.paymentMethods.detach(method.id);
  expect((await shownTo(token)).actions).not.toContain("use_payment_method");
});

it.each(["drop_before", "drop_after_commit"])(
  "charges the chosen method even if Stripe's answer is lost: %s",
  async (type) => {
    const { world, token } = await asking();
    const input = await inputFor(token, /^PayPal/);
    await world.admin("POST", "faults", { match: { method: "POST" }, action: { type } });
    expect(await payWithMethod(token, input)).toSucceed();
    expect(await ownOf(world)).toBe(input.paymentMethodId);
  },
);
