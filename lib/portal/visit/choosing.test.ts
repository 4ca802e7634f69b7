import { hmac } from "@/lib/crypto";
import { beginVisit } from "@/lib/testing/begin-visit";
import {
  type PortalWorld,
  portalWorld,
  sampleOrigin,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { cardStarting, customerChoice, invoicesReading, viewReading } from "@/lib/testing/readings";
import { frontDoor } from "../door/front-door";
import { cancellation as operation } from "../operations/cancellation";
import type { PortalView } from "../view/view-shape";
import { requestTicket } from "./request-ticket";

/** Several Stripe customers have one email address. The portal never merges them and never guesses. */

const cancellation = frontDoor(operation);
const email = "shared@example.com";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

async function subscribed(world: PortalWorld, price: string, card: string) {
  const { id: customer } = await world.stripe.customers.create({ email });
  const { id } = await world.stripe.paymentMethods.attach(card, { customer });
  await world.stripe.customers.update(customer, { invoice_settings: { default_payment_method: id } });
  const subscription = await world.stripe.subscriptions.create({ customer, items: [{ price }] });
  return { customer, subscription: subscription.id };
}

async function sharedWorld() {
  const world = await portalWorld();
  await world.saveSettings({ cancelImmediately: true });
  const team = await subscribed(world, "price_Lumen_team_month", "pm_card_visa");
  const starter = await subscribed(world, "price_Lumen_starter_month", "pm_card_mastercard");
  const { id: empty } = await world.stripe.customers.create({ email });
  await world.admin("DELETE", "requests");
  return { world, team, starter, empty };
}

async function viewOf(token: string): Promise<PortalView> {
  const answer = await viewReading(token);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

const idsOf = (view: PortalView) => view.subscriptions.map(({ id }) => id);

it("shows nothing but the choice, and describes each customer by plan and card", async () => {
  const { world, team, starter, empty } = await sharedWorld();
  const view = await viewOf(await world.visit(email));
  expect(view).toMatchObject({ subscriptions: [], customer: null, canChooseAnother: false });
  expect(view.invoices.rows).toEqual([]);
  expect(view.chooser?.title).toBe("Choose an account");
  const since = expect.stringMatching(/^Customer since /);
  expect(view.chooser?.choices).toEqual([
    {
      customerId: team.customer,
      plans: ["Lumen Team · $49.00 per month · Active"],
      details: [expect.stringMatching(/^Visa ending in 4242/), since],
    },
    {
      customerId: starter.customer,
      plans: ["Lumen Starter · $19.00 per month · Active"],
      details: [expect.stringMatching(/^Mastercard ending in 4444/), since],
    },
    { customerId: empty, plans: [], details: ["No card on file", since] },
  ]);
});

it("shows only the chosen customer, and the choice again on request", async () => {
  const { world, team, starter, empty } = await sharedWorld();
  const token = await world.visit(email);
  const chosen = await customerChoice(token, { customerId: team.customer });
  expect(chosen).toMatchObject({ ok: true, value: { chooser: null, canChooseAnother: true } });
  expect(idsOf(await viewOf(token))).toEqual([team.subscription]);
  expect((await viewOf(token)).invoices.rows.map(({ amount }) => amount)).toEqual(["$49.00"]);
  const back = await customerChoice(token, { customerId: null });
  expect(back.ok && back.value.chooser?.choices.map(({ customerId }) => customerId)).toEqual([
    team.customer,
    starter.customer,
    empty,
  ]);
  expect(idsOf(await viewOf(token))).toEqual([]);
});

it("changes nothing for a customer who isn't chosen, and nothing at all before the choice", async () => {
  const { world, team, starter } = await sharedWorld();
  const token = await world.visit(email);
  const input = { intentId: "an-intent-of-sixteen", subscriptionId: starter.subscription };
  expect(await cancellation(token, input)).toMatchObject({ ok: false, error: { code: "not_found" } });
  await customerChoice(token, { customerId: team.customer });
  expect(await cancellation(token, input)).toMatchObject({ ok: false, error: { code: "not_found" } });
  expect(await invoicesReading(token, { cursor: `${starter.customer}:in_none` })).toMatchObject({
    value: { rows: [] },
  });
  expect(await world.changes()).toEqual([]);
  expect(await cancellation(token, { ...input, subscriptionId: team.subscription })).toMatchObject({
    ok: true,
  });
});

it("refuses to choose a customer with another identity", async () => {
  const { world } = await sharedWorld();
  const token = await world.visit(email);
  for (const customerId of ["cus_LumenAda", "cus_nobody"]) {
    expect(await customerChoice(token, { customerId })).toMatchObject({ error: { code: "not_found" } });
  }
  expect(idsOf(await viewOf(token))).toEqual([]);
});

it("asks for a choice even if at most one customer has subscriptions, because anyone can create a customer", async () => {
  const { world, team, starter, empty } = await sharedWorld();
  await world.stripe.customers.del(starter.customer);
  const offered = async () =>
    (await viewOf(await world.visit(email))).chooser?.choices.map((one) => one.customerId);
  expect(await offered()).toEqual([team.customer, empty]);
  await world.stripe.subscriptions.cancel(team.subscription);
  expect(await offered()).toEqual([team.customer, empty]);
  await world.stripe.customers.del(team.customer);
  expect(await viewOf(await world.visit(email))).toMatchObject({ chooser: null, customer: { id: empty } });
});

it("mentions no debt and pays nothing before the choice", async () => {
  const { world, empty } = await sharedWorld();
  const items = [{ price: "price_Lumen_business_year" }];
  const debt = { collection_method: "send_invoice", days_until_due: 1 } as const;
  const { latest_invoice: invoice } = await world.stripe.subscriptions.create({
    customer: empty,
    items,
    ...debt,
  });
  await world.stripe.invoices.finalizeInvoice(String(invoice));
  await world.admin("DELETE", "requests");
  const token = await world.visit(email);
  const view = await viewOf(token);
  expect(JSON.stringify(view.chooser)).not.toMatch(/owe|due|unpaid/i);
  expect(view.invoices.rows).toEqual([]);
  expect(await cardStarting(token, { onStripesPage: false })).toMatchObject({ ok: false });
  expect(await world.changes()).toEqual([]);
});

it("keeps paying customers in the list, however many customers a stranger creates", async () => {
  const { world, team, starter } = await sharedWorld();
  for (let count = 0; count < 25; count += 1) await world.stripe.customers.create({ email });
  const choices = (await viewOf(await world.visit(email))).chooser?.choices ?? [];
  expect(choices).toHaveLength(20);
  expect(choices.slice(0, 2).map(({ customerId }) => customerId)).toEqual([team.customer, starter.customer]);
});

it.each([101, 501])(
  "still lists the real customer first if a stranger creates %i others with the same address",
  async (others) => {
    const world = await portalWorld();
    // Ada has been a customer for weeks.
    const ada = "ada@example.com";
    const made = Array.from({ length: others }, () => () => world.stripe.customers.create({ email: ada }));
    for (let count = 0; count < others; count += 20)
      await Promise.all(made.slice(count, count + 20).map((create) => create()));
    const choices = (await viewOf(await world.visit(ada))).chooser?.choices ?? [];
    expect(choices).toHaveLength(20);
    expect(choices[0]?.customerId).toBe("cus_LumenAda");
    expect(choices[0]?.plans).not.toEqual([]);
  },
  60_000,
);

it("skips the choice if the page names a subscription, and shows that subscription's customer", async () => {
  const { world, team } = await sharedWorld();
  const { portalId, secret } = world;
  const proof = { portalId, email, hash: hmac(secret, email), origin: sampleOrigin };
  const ticket = await requestTicket({ ...proof, subscriptionId: team.subscription });
  const visit = await beginVisit(portalId, ticket ?? "");
  if (!visit.hasBegun) throw new Error("No visit was opened.");
  expect(visit.visit).toMatchObject({ customerIds: [team.customer], choices: [] });
});
