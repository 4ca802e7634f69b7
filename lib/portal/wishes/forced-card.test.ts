import { changePlan, readPlanPreview } from "@/lib/testing/changing-plan";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { plansReading } from "@/lib/testing/readings";
import { readResubscriptionPreview, resubscribe, viewOf } from "@/lib/testing/resubscribing";

/** With the page's option `forceCard`, a plan starts only if there is a card on file, even if nothing is due. */

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const prices = { starter: "price_Lumen_starter_month", team: "price_Lumen_team_month" };

async function visit(world: PortalWorld, options: Record<string, unknown>, identity: string) {
  const token = await world.visit(identity, undefined, options);
  const [subscription] = await viewOf(token);
  if (!subscription) throw new Error("There is no subscription.");
  return { token, subscription };
}

/** Adds a card that pays for everything. */
async function payWith({ stripe }: PortalWorld, customer: string): Promise<string> {
  const { id } = await stripe.paymentMethods.attach("pm_card_visa", { customer });
  await stripe.customers.update(customer, { invoice_settings: { default_payment_method: id } });
  return id;
}

it.each([true, "always", "change_plan"])(
  "with forceCard %p, refuses a change of plan without a card, even if nothing is due",
  async (forceCard) => {
    const world = await portalWorld();
    const customer = await customerWithoutCard(world);
    const { token, subscription } = await visit(world, { forceCard }, customer);
    const answer = await plansReading(token, { subscriptionId: subscription.id });
    const previews = answer.ok ? answer.value : [];
    expect(previews.map(({ kind }) => kind)).toEqual(previews.map(() => "needs_card"));
    expect(previews.length).toBeGreaterThan(0);

    const usual = await visit(world, {}, customer);
    const preview = await readPlanPreview(usual.token, subscription.id, prices.starter);
    expect(preview).toMatchObject({ kind: "now", lines: [] });
    const { intentId, id: subscriptionId } = subscription;
    const input = { intentId, subscriptionId, priceId: prices.starter, quote: preview.quote };
    expect(await changePlan(token, input)).toMatchObject({ ok: false, error: { code: "not_allowed" } });
    expect(await changePlan(usual.token, input)).toMatchObject({ ok: true });
  },
);

it.each([true, "always", "resubscribe"])(
  "with forceCard %p, refuses a restart without a card, even if nothing is due",
  async (forceCard) => {
    const world = await portalWorld();
    await world.saveSettings({ resubscribe: true });
    const customer = await formerFreeCustomer(world);
    const { token, subscription } = await visit(world, { forceCard }, customer.email);
    const { id: subscriptionId, intentId } = subscription;
    const preview = () => readResubscriptionPreview(token, subscriptionId);
    expect(await preview()).toMatchObject({ kind: "needs_card", quote: "" });
    const card = await payWith(world, customer.id);
    const { kind, quote } = await preview();
    expect(kind).toBe("now");
    await world.stripe.paymentMethods.detach(card);
    const refused = await resubscribe(token, { intentId, subscriptionId, quote });
    expect(refused).toMatchObject({ ok: false, error: { code: "not_allowed" } });

    const usual = await visit(world, {}, customer.email);
    const offered = await readResubscriptionPreview(usual.token, subscriptionId);
    const input = { intentId: usual.subscription.intentId, subscriptionId, quote: offered.quote };
    expect(await resubscribe(usual.token, input)).toMatchObject({ ok: true });
  },
);

/** Creates a former customer of a free plan, who never had to pay anything. */
async function formerFreeCustomer({ stripe }: PortalWorld) {
  const email = "former@example.com";
  const { id: customer } = await stripe.customers.create({ email });
  const { id: price } = await stripe.prices.create({
    product: "prod_LumenStarter",
    currency: "usd",
    unit_amount: 0,
    recurring: { interval: "month" },
  });
  const { id } = await stripe.subscriptions.create({ customer, items: [{ price }] });
  await stripe.subscriptions.cancel(id);
  return { email, id: customer };
}

/** Creates a customer in a free trial, which needs no card. */
async function customerWithoutCard({ stripe }: PortalWorld): Promise<string> {
  const email = "trying@example.com";
  const { id: customer } = await stripe.customers.create({ email });
  await stripe.subscriptions.create({ customer, items: [{ price: prices.team }], trial_period_days: 30 });
  return email;
}
