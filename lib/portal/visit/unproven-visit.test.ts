import type Stripe from "stripe";
import { operationCases } from "@/e2e/operations/all-operations";
import { hmac } from "@/lib/crypto";
import { finishCardSetups } from "@/lib/portal/card/finish-card-setups";
import type { PortalSettings } from "@/lib/settings/schema";
import { beginVisit } from "@/lib/testing/begin-visit";
import {
  type PortalWorld,
  portalWorld,
  sampleOrigin,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import * as readings from "@/lib/testing/readings";
import { enterCard, updateCard } from "@/lib/testing/saving-cards";
import { type OperationName, operationNames } from "../../operations/operations";
import { frontDoor } from "../door/front-door";
import { operations } from "../execution/all-operations";
import { requestTicket } from "./request-ticket";

/** With the hash off in test mode, anyone can open the portal, so it doesn't reveal who the customer is. */

const zora = "cus_LumenZora";
const address: Stripe.AddressParam = {
  line1: "7 Canary Street",
  line2: "Canary Flat",
  city: "Canaryville",
  postal_code: "SW1Y 4JH",
  state: "Canaryshire",
  country: "GB",
};
const phone = "+44 20 7946 0999";

/** Zora's data. Only a visit with a hash may read it. */
const personal: [string, RegExp][] = [
  ["her name", /Zora Nyberg/],
  ["her email address", /zora@|z•••@|example\.com/],
  ["her address", /Canary|SW1Y/],
  ["her phone number", /7946/],
  ["her tax ID", /GB123456789/],
  ["the last digits of one of her numbers", /ending in \d|•••\d/],
  ["a link to a Stripe page with all of this", /\/_hosted\/(invoice|receipt)/],
];

const forms = operationNames.filter((name) => operationCases[name].needsProof);
const formsOn: Partial<PortalSettings> = Object.assign(
  {},
  ...forms.map((name) => operationCases[name].lastClick.on),
);

const everything = {
  identifyBy: "customer_id",
  securityHash: false,
  ...formsOn,
  ...{ updateCard: true, showAllInvoices: true, changePlan: true },
  ...{ choosePaymentMethod: true, removePaymentMethods: true },
} as const;

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

async function openWorld(): Promise<PortalWorld> {
  const world = await portalWorld("test", "several-methods");
  await world.saveSettings(everything);
  await world.stripe.customers.update(zora, { address, phone });
  await world.stripe.customers.createTaxId(zora, { type: "gb_vat", value: "GB123456789" });
  return world;
}

async function visitOf({ portalId }: PortalWorld, hash?: string): Promise<string> {
  const ticket = await requestTicket({
    portalId,
    customerId: zora,
    hash,
    origin: sampleOrigin,
    address: portalId,
  });
  const beginning = await beginVisit(portalId, ticket ?? "");
  if (!beginning.hasBegun) throw new Error("The visit didn't open.");
  return beginning.token;
}

const proven = (world: PortalWorld) => visitOf(world, hmac(world.secret, zora));

async function viewOf(token: string) {
  const answer = await readings.viewReading(token);
  if (!answer.ok || !answer.value.customer) throw new Error("The view shows no customer.");
  return { ...answer.value, customer: answer.value.customer };
}

/** All answers of the readings and operations that a visitor can get, as one text. */
async function allAnswers(token: string): Promise<string> {
  const told: unknown[] = [];
  const tell = async (answer: Promise<unknown>) => void told.push(await answer);
  const ask = async (name: OperationName, input: (view: Awaited<ReturnType<typeof viewOf>>) => object) => {
    const view = await viewOf(token);
    const { intentId } = view.customer;
    await tell(frontDoor(operations[name])(token, { intentId, ...input(view) }));
  };
  const { subscriptions, customer, invoices } = await viewOf(token);
  const [subscription] = subscriptions;
  if (!subscription) throw new Error("Zora has no subscription.");
  const about = { subscriptionId: subscription.id };
  const bank = customer.methods.find(({ name }) => /bank/i.test(name))?.id ?? "";
  const card = customer.methods.find(({ isDefault, id }) => !isDefault && id !== bank)?.id ?? "";

  await tell(readings.viewReading(token));
  const plans = await readings.plansReading(token, about);
  await tell(Promise.resolve(plans));
  const plan = plans.ok ? plans.value.find(({ kind }) => kind === "now") : undefined;
  await tell(readings.invoicesReading(token, { cursor: invoices.nextCursor ?? "" }));
  await tell(readings.cardStarting(token, { onStripesPage: false }));
  const own = ({ subscriptions: [one] }: { subscriptions: { id: string; intentId: string }[] }) => ({
    subscriptionId: one?.id,
    intentId: one?.intentId,
  });
  await ask("change_plan", (view) => ({ ...own(view), priceId: plan?.priceId, quote: plan?.quote }));
  await ask("use_payment_method", (view) => ({ ...own(view), paymentMethodId: bank }));
  await ask("set_default_payment_method", () => ({ paymentMethodId: bank }));
  await ask("remove_payment_method", () => ({ paymentMethodId: card }));
  await ask("cancellation", own);
  await ask("keep_subscription", own);
  expect(told.flatMap((answer) => (answer as { error?: unknown }).error ?? [])).toEqual([]);
  expect(told.length).toBeGreaterThan(8);
  return JSON.stringify(told);
}

it("never reveals without a hash who the customer is, in any answer", async () => {
  const world = await openWorld();
  const shown = await allAnswers(await visitOf(world));
  for (const [, pattern] of personal) expect(shown).not.toMatch(pattern);
  expect(shown).toMatch(/Visa ending in ••••/);
  expect(shown).toContain("Lumen Team");
});

it("shows all of the data with a hash", async () => {
  const world = await openWorld();
  const shown = await allAnswers(await proven(world));
  const missing = personal.filter(([, pattern]) => !pattern.test(shown)).map(([what]) => what);
  expect(missing).toEqual([]);
});

it.each(forms)(
  "refuses %s without a hash, because the form would overwrite the hidden data",
  async (name) => {
    const world = await openWorld();
    const token = await visitOf(world);
    const { customer } = await viewOf(token);
    expect(customer).toMatchObject({ billingDetails: null, taxIds: null, formSections: [] });
    await world.admin("DELETE", "requests");
    const answer = await frontDoor(operations[name])(token, {
      intentId: customer.intentId,
      ...operationCases[name].input,
    });
    expect(answer).toMatchObject({ ok: false, error: { code: "not_allowed" } });
    expect(await world.changes()).toEqual([]);
  },
);

it("masks the name of a card in a visit without a hash, even if a visit with a hash saved the card", async () => {
  const world = await openWorld();
  const token = await proven(world);
  const start = await readings.cardStarting(token, { onStripesPage: false });
  const setupId = start.ok ? start.value.setupId : "";
  await enterCard(world, setupId, "pm_card_mastercard");
  await finishCardSetups(world.merchantId, world.mode, new Date(Date.now() + 3_600_000));
  const asked = { intentId: "the-click-that-does-not-matter", setupId };
  expect(await updateCard(token, asked)).toMatchObject({
    ok: true,
    said: expect.stringMatching("Mastercard ending in 4444"),
  });
  expect(await updateCard(await visitOf(world), asked)).toMatchObject({
    ok: true,
    said: expect.stringMatching("Mastercard ending in ••••"),
  });
});

it("describes several customers with one address without revealing who they are", async () => {
  const world = await openWorld();
  const email = "zora@example.com";
  await world.saveSettings({ ...everything, identifyBy: "email" });
  const { id: other } = await world.stripe.customers.create({ email, name: "Zora Nyberg", address, phone });
  const { id } = await world.stripe.paymentMethods.attach("pm_card_mastercard", { customer: other });
  await world.stripe.customers.update(other, { invoice_settings: { default_payment_method: id } });
  const choicesOf = async (hash?: string) => {
    const ticket = await requestTicket({
      portalId: world.portalId,
      email,
      hash,
      origin: sampleOrigin,
      address: world.portalId,
    });
    const beginning = await beginVisit(world.portalId, ticket ?? "");
    const answer = await readings.viewReading(beginning.hasBegun ? beginning.token : "");
    return answer.ok ? (answer.value.chooser?.choices ?? []) : [];
  };
  const shown = JSON.stringify(await choicesOf());
  for (const [, pattern] of personal) expect(shown).not.toMatch(pattern);
  expect(shown).toMatch(/Mastercard ending in ••••/);
  expect(await choicesOf()).toHaveLength(2);
  expect(JSON.stringify(await choicesOf(hmac(world.secret, email)))).toMatch(/Mastercard ending in 4444/);
});

it("opens without a hash only on this machine if no origin is listed", async () => {
  const world = await openWorld();
  const from = (origin: string) =>
    requestTicket({ portalId: world.portalId, customerId: zora, origin, address: world.portalId });
  for (const origin of ["https://evil.example", "http://localhost.evil.example", "null", ""])
    expect(await from(origin)).toBeNull();
  expect(await from("http://127.0.0.1:5173")).not.toBeNull();
});
