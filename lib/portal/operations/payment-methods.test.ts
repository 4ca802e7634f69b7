import { frontDoor } from "@/lib/portal/door/front-door";
import { removePaymentMethod as removal } from "@/lib/portal/operations/remove-payment-method";
import { setDefaultPaymentMethod as defaulting } from "@/lib/portal/operations/set-default-payment-method";
import { viewOf } from "@/lib/testing/paying";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { takeErrors } from "@/scripts/logged";

/** Tests the texts and the actions that Zora sees for each of her saved payment methods. */

const setDefault = frontDoor(defaulting);
const remove = frontDoor(removal);
const zora = { id: "cus_LumenZora", email: "zora@example.com" };
const on = { choosePaymentMethod: true, removePaymentMethods: true };

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

async function asking(settings: object = on) {
  const world = await portalWorld("test", "several-methods");
  await world.saveSettings(settings);
  const token = await world.visit(zora.email);
  await world.admin("DELETE", "requests");
  return { world, token };
}

async function rowsOf(token: string) {
  return (await viewOf(token)).customer?.methods ?? [];
}

async function idOf(token: string, name: RegExp): Promise<string> {
  const row = (await rowsOf(token)).find((one) => name.test(one.name));
  if (!row) throw new Error(`Nothing is called ${name}.`);
  return row.id;
}

const intentOf = async (token: string) => (await viewOf(token)).customer?.intentId ?? "";

async function defaultOf({ stripe }: PortalWorld) {
  const customer = await stripe.customers.retrieve(zora.id);
  return customer.deleted ? null : customer.invoice_settings.default_payment_method;
}

it("lists all saved methods, beginning with the default, each with its subscriptions and its actions", async () => {
  const { token } = await asking();
  const rows = (await rowsOf(token)).map(({ name, mark, notes, makeDefault, removal }) => [
    name,
    mark,
    notes.map(({ text }) => text.replace(/\d\d\/\d{4}/, "<date>")).join(" "),
    makeDefault,
    removal?.title ?? null,
  ]);
  expect(rows).toEqual([
    [
      "Visa ending in 4242",
      "Default",
      "Expires <date> Pays for Lumen Team. To remove it, choose another default first.",
      null,
      null,
    ],
    [
      "Mastercard ending in 4444",
      null,
      "Expires <date>",
      "Make default",
      "Remove Mastercard ending in 4444?",
    ],
    [
      "American Express ending in 0005",
      null,
      "Expired: <date>.",
      null,
      "Remove American Express ending in 0005?",
    ],
    [
      "Bank account (STRIPE TEST BANK) ending in 6789",
      null,
      "",
      "Make default",
      "Remove Bank account (STRIPE TEST BANK) ending in 6789?",
    ],
    ["PayPal (z•••@example.com)", null, "", "Make default", "Remove PayPal (z•••@example.com)?"],
  ]);
});

it("says of the only method that another one must be added before it can be removed", async () => {
  const world = await portalWorld();
  await world.saveSettings(on);
  const [row, ...others] = await rowsOf(await world.visit("ada@example.com"));
  expect(others).toEqual([]);
  expect(row?.removal).toBeNull();
  expect(row?.notes.at(-1)?.text).toBe(
    "Your only way to pay for Lumen Team. To remove it, add another one first.",
  );
});

it("makes another method the default once for two equal requests, and sends the merchant's page only the method's ID", async () => {
  const { world, token } = await asking();
  const input = { intentId: await intentOf(token), paymentMethodId: await idOf(token, /^Bank account/) };
  const answers = await Promise.all([setDefault(token, input), setDefault(token, input)]);
  for (const answer of answers)
    expect(answer).toMatchObject({
      ok: true,
      said: "Bank account (STRIPE TEST BANK) ending in 6789 is now your default payment method.",
      event: {
        event: "set_default_payment_method",
        response: { object: "payment_method", id: input.paymentMethodId, outcome: "saved" },
      },
      view: { customer: { card: { name: "Bank account (STRIPE TEST BANK) ending in 6789", expiry: null } } },
    });
  expect(await defaultOf(world)).toBe(input.paymentMethodId);
  expect(await world.changes()).toMatchObject([{ path: `/v1/customers/${zora.id}`, status: 200 }]);
});

it("removes a method if the same intent arrives twice, and keeps the default method", async () => {
  const { world, token } = await asking();
  const before = await defaultOf(world);
  const input = { intentId: await intentOf(token), paymentMethodId: await idOf(token, /^PayPal/) };
  const answers = await Promise.all([remove(token, input), remove(token, input)]);
  for (const answer of answers)
    expect(answer).toMatchObject({
      ok: true,
      said: "PayPal (z•••@example.com) has been removed.",
      event: {
        event: "remove_payment_method",
        response: { object: "payment_method", id: input.paymentMethodId, outcome: "removed" },
      },
    });
  expect(await rowsOf(token)).toHaveLength(4);
  expect(await defaultOf(world)).toBe(before);
});

it("doesn't remove a method if a subscription would then have none, and says why", async () => {
  const { world, token } = await asking();
  const input = { intentId: await intentOf(token), paymentMethodId: await idOf(token, /^Visa/) };
  expect(await remove(token, input)).toMatchObject({
    ok: false,
    error: {
      code: "not_allowed",
      message:
        "A subscription would be left without a payment method. Nothing was changed. Choose another default first.",
    },
  });
  expect(await world.changes()).toEqual([]);
});

it("removes even the default method if the only subscription is paid by invoice", async () => {
  const { world, token } = await asking();
  const [subscription] = (await world.stripe.subscriptions.list({ customer: zora.id })).data;
  await world.stripe.subscriptions.update(subscription?.id ?? "", {
    collection_method: "send_invoice",
    days_until_due: 14,
  });
  const paymentMethodId = await idOf(token, /^Visa/);
  expect(await remove(token, { intentId: await intentOf(token), paymentMethodId })).toMatchObject({
    ok: true,
  });
  const [now] = await rowsOf(token);
  expect(now?.mark).toBeNull();
});

it("says which payment method takes over if a subscription's own method is removed", async () => {
  const { world, token } = await asking();
  const [subscription] = (await world.stripe.subscriptions.list({ customer: zora.id })).data;
  const own = await idOf(token, /^Mastercard/);
  await world.stripe.subscriptions.update(subscription?.id ?? "", { default_payment_method: own });
  const row = (await rowsOf(token)).find(({ id }) => id === own);
  expect(row?.removal?.body).toEqual([
    "It won’t be charged again. To use it later, you’d have to add it again.",
    "Lumen Team will be charged to Visa ending in 4242 instead.",
  ]);
  expect(row?.notes.map(({ text }) => text)).toContain("Pays for Lumen Team");
  expect(await remove(token, { intentId: await intentOf(token), paymentMethodId: own })).toMatchObject({
    ok: true,
  });
});

it("doesn't remove a subscription's method if the default that would replace it has expired", async () => {
  const { world, token } = await asking();
  const own = await idOf(token, /^Mastercard/);
  const expired = await idOf(token, /^American Express/);
  const [subscription] = (await world.stripe.subscriptions.list({ customer: zora.id })).data;
  await world.stripe.subscriptions.update(subscription?.id ?? "", { default_payment_method: own });
  await world.stripe.customers.update(zora.id, { invoice_settings: { default_payment_method: expired } });
  expect((await rowsOf(token)).find(({ id }) => id === own)?.removal).toBeNull();
  expect(await remove(token, { intentId: await intentOf(token), paymentMethodId: own })).toMatchObject({
    ok: false,
    error: { code: "not_allowed" },
  });
});

it("refuses to make a method the default if it can't be charged", async () => {
  const { world, token } = await asking();
  const paymentMethodId = await idOf(token, /^American Express/);
  expect(await setDefault(token, { intentId: await intentOf(token), paymentMethodId })).toMatchObject({
    ok: false,
    error: { code: "not_allowed", message: /^This card has expired\./ },
  });
  expect(await world.changes()).toEqual([]);
});

it("treats another customer's methods as if they didn't exist", async () => {
  const { world, token } = await asking();
  const { id: other } = await world.stripe.customers.create({ email: "other@example.com" });
  const { id: foreign } = await world.stripe.paymentMethods.attach("pm_card_visa", { customer: other });
  await world.admin("DELETE", "requests");
  for (const paymentMethodId of [foreign, "pm_of_nobody"])
    for (const door of [setDefault, remove])
      expect(await door(token, { intentId: await intentOf(token), paymentMethodId })).toMatchObject({
        ok: false,
        error: { code: "invalid", message: "This payment method is no longer saved. Nothing was changed." },
      });
  expect(await world.changes()).toEqual([]);
});

it.each([
  ["choosing a default", { removePaymentMethods: true }, setDefault],
  ["removing", { choosePaymentMethod: true }, remove],
])("refuses only %s if only that is turned off", async (_name, settings, door) => {
  const { world, token } = await asking(settings);
  const paymentMethodId = await idOf(token, /^PayPal/);
  const rows = await rowsOf(token);
  expect(rows.some(({ makeDefault }) => makeDefault !== null)).toBe("choosePaymentMethod" in settings);
  expect(rows.some((row) => row.removal !== null)).toBe("removePaymentMethods" in settings);
  expect(await door(token, { intentId: await intentOf(token), paymentMethodId })).toMatchObject({
    ok: false,
    error: { code: "not_allowed" },
  });
  expect(await world.changes()).toEqual([]);
});

it("doesn't request the list from Stripe if both settings are off", async () => {
  const { world, token } = await asking({});
  expect(await rowsOf(token)).toEqual([]);
  const requests = (await world.admin("GET", "requests")) as { path: string }[];
  expect(requests.filter(({ path }) => path.includes("payment_methods"))).toEqual([]);
});

it("shows the rest of the page if the key can't list payment methods", async () => {
  const { world, token } = await asking();
  const permissions = ["customer_write", "subscription_write", "invoice_write", "product_read", "plan_read"];
  await world.admin("POST", "keys", { key: world.stripeKey, permissions });
  const { customer, subscriptions } = await viewOf(token);
  expect(customer?.methods).toEqual([]);
  expect(customer?.card.name).toBe("Your saved payment method");
  expect(customer?.actions).not.toContain("remove_payment_method");
  expect(subscriptions[0]?.details).toContainEqual(
    expect.objectContaining({ label: "Payment method", value: "Your saved payment method" }),
  );
  expect(takeErrors()).not.toEqual([]);
});

describe.each([
  ["set_default_payment_method", setDefault, /^PayPal/, "POST"],
  ["remove_payment_method", remove, /^PayPal/, "POST"],
] as const)("%s, when Stripe's answer is lost", (_name, door, name, method) => {
  it.each(["drop_before", "drop_after_commit"])("happens once (fault: %s)", async (type) => {
    const { world, token } = await asking();
    const input = { intentId: await intentOf(token), paymentMethodId: await idOf(token, name) };
    await world.admin("POST", "faults", { match: { method }, action: { type } });
    expect(await door(token, input)).toSucceed();
    expect(await door(token, input)).toSucceed();
    expect(
      (await world.changes()).filter(({ status, replayed }) => status === 200 && !replayed),
    ).toHaveLength(1);
  });
});
