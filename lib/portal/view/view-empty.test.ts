import { beginVisit } from "@/lib/testing/begin-visit";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { viewReading } from "@/lib/testing/readings";
import { hmac } from "../../crypto";
import { sampleOrigin } from "../../testing/portal-world";
import { requestTicket } from "../visit/request-ticket";

/** Tests the page of a customer without a subscription to show. */

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

async function emptyOf(world: PortalWorld, email: string, subscriptionId?: string) {
  const { portalId, secret } = world;
  const ticket = await requestTicket({
    portalId,
    email,
    hash: hmac(secret, email),
    origin: sampleOrigin,
    ...(subscriptionId && { subscriptionId }),
  });
  const visit = ticket ? await beginVisit(portalId, ticket) : undefined;
  if (!visit?.hasBegun) throw new Error("No visit was opened.");
  const answer = await viewReading(visit.token);
  if (!answer.ok) throw new Error(answer.error.message);
  const { subscriptions, emptyTitle, emptyBody } = answer.value;
  return { shown: subscriptions.length, emptyTitle, emptyBody };
}

it.each([
  ["canceled", {}, 0, "No active subscription", /^Your subscription ended on [A-Z]\w+\s\d+,\s\d{4}\.$/],
  ["incomplete-expired", {}, 0, "No active subscription", /^The first payment was never completed/],
  ["no-subscription", {}, 0, "No subscription yet", /^When you choose a plan/],
  ["deleted-customer", {}, 0, "No subscription yet", /^When you choose a plan/],
])(
  "in the scenario %s, explains the empty page if only active subscriptions are shown",
  async (state, settings, shown, title, body) => {
    const world = await portalWorld("test", state);
    await world.saveSettings({ showOnlyActive: true, ...settings });
    const [customer] =
      ((await world.admin("GET", "objects?type=customer")) as { email: string | null }[]) ?? [];
    const email = customer?.email ?? "jonas@example.com";
    expect(await emptyOf(world, email)).toEqual({
      shown,
      emptyTitle: title,
      emptyBody: expect.stringMatching(body),
    });
  },
);

it("names the latest end if several subscriptions have ended", async () => {
  const world = await portalWorld();
  await world.saveSettings({ showOnlyActive: true });
  const { data } = await world.stripe.subscriptions.list({ customer: "cus_LumenGrace" });
  for (const { id } of data) await world.stripe.subscriptions.cancel(id);
  expect(await emptyOf(world, "grace@example.com")).toMatchObject({
    shown: 0,
    emptyBody: expect.stringMatching(/^Your last subscription ended on /),
  });
});

it("says that the page's only subscription belongs to another customer, and doesn't claim that there is none", async () => {
  const world = await portalWorld();
  const [other] = (await world.stripe.subscriptions.list({ customer: "cus_LumenBen" })).data;
  expect(await emptyOf(world, "ada@example.com", other?.id)).toEqual({
    shown: 0,
    emptyTitle: "Subscription not found",
    emptyBody: "This page shows one subscription, and it doesn’t belong to ada@example.com.",
  });
});

describe("a subscription that ended with a payment due", () => {
  async function indebted(collection: object, settings: object) {
    const world = await portalWorld();
    await world.saveSettings({ showOnlyActive: true, ...settings });
    const { stripe } = world;
    const email = "debtor@example.com";
    const { id: customer } = await stripe.customers.create({ email });
    const { id } = await stripe.paymentMethods.attach("pm_card_visa", { customer });
    await stripe.customers.update(customer, { invoice_settings: { default_payment_method: id } });
    const items = [{ price: "price_Lumen_team_month" }];
    const { id: subscriptionId } = await stripe.subscriptions.create({ customer, items, ...collection });
    const declining = await stripe.paymentMethods.attach("pm_card_chargeCustomerFail", { customer });
    await stripe.customers.update(customer, { invoice_settings: { default_payment_method: declining.id } });
    await world.admin("POST", "clock", { advance: 32 * 86_400 });
    await stripe.subscriptions.cancel(subscriptionId);
    const answer = await viewReading(await world.visit(email));
    if (!answer.ok) throw new Error(answer.error.message);
    return { world, subscriptionId, subscriptions: answer.value.subscriptions };
  }

  it.each([
    ["by card", {}, {}],
    ["by card, with all invoices listed", {}, { showAllInvoices: true }],
    ["by invoice", { collection_method: "send_invoice", days_until_due: 5 }, {}],
  ])(
    "is shown with that payment even if the portal shows only active subscriptions: %s",
    async (_what, collection, settings) => {
      const { world, subscriptionId, subscriptions } = await indebted(collection, settings);
      expect(subscriptions).toMatchObject([{ id: subscriptionId, status: { value: "canceled" } }]);
      const { data } = await world.stripe.invoices.list({ subscription: subscriptionId, status: "open" });
      const due = data.map(({ id }) => id);
      const { pay, debts } = subscriptions[0]?.notice ?? {};
      expect([pay, ...(debts ?? [])].map((debt) => debt?.invoiceId).sort()).toEqual(due.sort());
      for (const id of due) await world.stripe.invoices.voidInvoice(id);
      expect(await emptyOf(world, "debtor@example.com")).toMatchObject({ shown: 0 });
    },
  );
});
