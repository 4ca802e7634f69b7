import type Stripe from "stripe";
import { frontDoor } from "@/lib/portal/door/front-door";
import { cancellation } from "@/lib/portal/operations/cancellation";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { viewReading } from "@/lib/testing/readings";
import type { SubscriptionView } from "./view-shape";

/** An item other than the plan is pending for the next invoice. Stripe bills it even if the subscription ends first. */

const cancel = frontDoor(cancellation);
let world: PortalWorld;
beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);
beforeEach(async () => {
  world = await portalWorld("test", "seats");
});

const email = "workshop@example.com";
const team = { price: "price_Lumen_team_month" };
const history = { price: "price_Lumen_history_month" };

type Terms = Partial<Stripe.SubscriptionCreateParams>;

/** Creates a customer with Team and a pending item of `amount`. */
async function waiting(amount: number, terms: Terms = {}) {
  const { stripe } = world;
  const { id: customer } = await stripe.customers.create({ email });
  const { id: card } = await stripe.paymentMethods.attach("pm_card_visa", { customer });
  await stripe.customers.update(customer, { invoice_settings: { default_payment_method: card } });
  const subscription = await stripe.subscriptions.create({ customer, items: [team], ...terms });
  if (amount !== 0)
    await stripe.invoiceItems.create({
      ...{ customer, subscription: subscription.id, currency: "usd", amount, description: "Workshop" },
    });
  return subscription;
}

async function shown(): Promise<{ token: string; first: SubscriptionView }> {
  const token = await world.visit(email);
  const answer = await viewReading(token);
  const [first] = answer.ok ? answer.value.subscriptions : [];
  if (!first) throw new Error("There is no subscription.");
  return { token, first };
}

const nextOf = ({ headline }: SubscriptionView) =>
  /Next (?:regular )?(?:payment|invoice) (\S+) on /.exec(headline)?.[1];
const paymentsOf = ({ cancellation }: SubscriptionView) =>
  cancellation?.facts.find(({ icon }) => icon === "payments")?.text;
const stillCharged =
  "The $250.00 waiting for your next invoice will still be charged. After that you won’t be charged again.";
const lastOf = ({ headline }: SubscriptionView) => headline.split("\n").at(-1);
const half = async () => [
  { coupon: (await world.stripe.coupons.create({ percent_off: 50, duration: "forever" })).id },
];
const vat = async () => [
  (await world.stripe.taxRates.create({ display_name: "VAT", percentage: 20, inclusive: false })).id,
];

it.each<[string, number, () => Promise<Terms>, string, string | undefined]>([
  ["a charge", 25000, async () => ({}), "The next payment is your last", "$250.00"],
  [
    "a charge with a discount",
    25000,
    async () => ({ discounts: await half() }),
    "The next payment is your last",
    "$125.00",
  ],
  [
    "a charge with tax",
    25000,
    async () => ({ default_tax_rates: await vat() }),
    "The next payment is your last",
    "$300.00",
  ],
  [
    "a charge that is invoiced",
    25000,
    async () => ({ collection_method: "send_invoice", days_until_due: 9 }),
    "One last payment of $250.00 is due when it ends",
    // The draft of the first period goes out first.
    "$49.00",
  ],
  [
    "a charge at the end of a trial",
    25000,
    async () => ({ trial_period_days: 9 }),
    "The next payment is your last",
    "$250.00",
  ],
  ["a credit", -25000, async () => ({}), "You won’t be charged again", undefined],
  ["nothing", 0, async () => ({}), "You won’t be charged again", undefined],
])(
  "says what a subscription that ends still costs, with this pending: %s",
  async (_what, amount, terms, last, next) => {
    const { id } = await waiting(amount, await terms());
    await world.stripe.subscriptions.update(id, { cancel_at_period_end: true });
    const { first } = await shown();
    expect([lastOf(first)?.replace("Nothing else will be charged", last), nextOf(first)]).toEqual([
      last,
      next,
    ]);
  },
);

it("states a pending charge before a cancellation, and then charges exactly that amount", async () => {
  const { id } = await waiting(25000);
  const { token, first } = await shown();
  expect(paymentsOf(first)).toEqual(stillCharged);
  expect(await cancel(token, { subscriptionId: id, intentId: first.intentId })).toMatchObject({ ok: true });
  expect(lastOf((await shown()).first)).toBe("The next payment is your last");
  await world.admin("POST", "clock", { advance: 32 * 86_400 });
  const [invoice] = (await world.stripe.invoices.list({ subscription: id })).data;
  expect(invoice).toMatchObject({ status: "paid", amount_paid: 25000 });
  expect(await world.stripe.subscriptions.retrieve(id)).toMatchObject({ status: "canceled" });
});

it("states a pending charge before an immediate cancellation", async () => {
  await world.saveSettings({ cancelImmediately: true });
  await waiting(25000);
  expect(paymentsOf((await shown()).first)).toEqual(stillCharged);
});

it.each<[string, number]>([
  ["a credit", -700],
  ["nothing", 0],
])("says before a cancellation that nothing more is charged if %s is pending", async (_what, amount) => {
  await waiting(amount);
  expect(paymentsOf((await shown()).first)).toBe("You won’t be charged again.");
});

it.each<[string, Terms, Stripe.SubscriptionUpdateParams, string]>([
  ["one item", {}, {}, "it renews on DATE, at $49.00 per month."],
  ["several items", { items: [team, history] }, {}, "it renews on DATE, with everything it includes."],
  [
    "paused payments",
    {},
    { pause_collection: { behavior: "void" } },
    "it continues, and its payments stay paused.",
  ],
])(
  "asks for confirmation before an end that the merchant set is removed, and says what follows: %s",
  async (_what, terms, update, end) => {
    const { id } = await waiting(0, terms);
    await world.stripe.subscriptions.update(id, { cancel_at_period_end: true, ...update });
    const question = (await shown()).first.keepSubscription?.question ?? "";
    expect(question.replace(/[A-Z][a-z]+ \d+,\s\d{4}/g, "DATE")).toBe(
      `Lumen Team is set to end on DATE. If you keep it, ${end}`,
    );
  },
);
