import { firstOf } from "@/lib/testing/changing-plan";
import { dueIn, payInvoice, payWith, viewOf } from "@/lib/testing/paying";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { cancellationReading, paymentReading, plansReading, viewReading } from "@/lib/testing/readings";
import { frontDoor } from "../door/front-door";
import { cancellation } from "../operations/cancellation";

/** One customer sends as many requests as a browser can. These tests measure the effect on all other customers. */

beforeAll(async () => {
  await startPortalWorlds();
  // Use the default limit for test mode.
  process.env.STRIPE_REQUESTS_PER_SECOND_TEST = "5";
});
afterAll(stopPortalWorlds);

const cancel = frontDoor(cancellation);

/**
 * Counts the requests that are sent during `run`. `own` counts those that contain one of the marks. `before` counts
 * those before the first marked request. `others` counts those without a mark between the first and the last one.
 */
async function share(world: PortalWorld, marks: string[], run: () => Promise<unknown>) {
  await world.admin("DELETE", "requests");
  await run();
  const log = (await world.admin("GET", "requests")) as object[];
  const own = log.map((request) => marks.some((mark) => JSON.stringify(request).includes(mark)));
  const between = own.slice(own.indexOf(true), own.lastIndexOf(true) + 1);
  const others = between.filter((isOwn) => !isOwn).length;
  return { own: between.filter(Boolean).length, others, before: own.indexOf(true) };
}

it("opens a portal and cancels while another customer requests thirty previews and repeats an intent forty times", async () => {
  const world = await portalWorld();
  const [hostile, ada] = [await world.visit("ben@example.com"), await world.visit("ada@example.com")];
  const { id: theirs } = await firstOf(hostile);
  const { id: subscriptionId } = await firstOf(ada);
  const repeated = { subscriptionId: theirs, intentId: "an-intent-that-is-repeated" };
  expect(await cancel(hostile, repeated)).toSucceed();

  const flood = [
    ...Array.from({ length: 30 }, () => plansReading(hostile, { subscriptionId: theirs })),
    ...Array.from({ length: 40 }, () => cancel(hostile, repeated)),
  ];
  const marks = ["cus_LumenAda", subscriptionId];
  const opening = await share(world, marks, () => viewReading(ada));
  expect(opening.own).toBeGreaterThan(3);
  // The hostile customer gets one turn after each of Ada's, plus the requests that were already sent.
  expect(opening.others).toBeLessThanOrEqual(2 * opening.own + 5);
  const intent = { subscriptionId, intentId: "the-intent-of-somebody-else" };
  const cancelling = await share(world, marks, () => cancel(ada, intent));
  expect(cancelling.others).toBeLessThanOrEqual(2 * cancelling.own + 5);

  const answers = await Promise.all(flood);
  // A repeated request whose intent is finished is always answered, with or without a view.
  expect(answers.slice(30).filter(({ ok }) => ok)).toHaveLength(40);
}, 90_000);

/**
 * Creates ten customers. The returned function lets each of them compare plans three times at once, which uses up the
 * budget of requests.
 */
async function comparingCustomers(world: PortalWorld): Promise<() => Promise<{ over: Promise<unknown> }>> {
  const ten = Array.from({ length: 10 }, (_, index) => `comparing-${index}@example.com`);
  const all = await Promise.all(
    ten.map(async (email) => {
      const { id: customer } = await world.stripe.customers.create({ email });
      await payWith(world, customer, "pm_card_visa");
      const items = [{ price: "price_Lumen_team_month" }];
      const { id: subscriptionId } = await world.stripe.subscriptions.create({ customer, items });
      return { subscriptionId, token: await world.visit(email) };
    }),
  );
  const threeTimes = [...all, ...all, ...all];
  return async () => {
    const answers = threeTimes.map(({ token, subscriptionId }) => plansReading(token, { subscriptionId }));
    await new Promise((resume) => setTimeout(resume, 1_000));
    return { over: Promise.all(answers) };
  };
}

it("shows the amount due and takes a payment while ten customers compare plans", async () => {
  const world = await portalWorld("test", "past-due");
  const compare = await comparingCustomers(world);
  const pavel = await world.visit("pavel@example.com");
  const view = await viewOf(pavel);
  const { invoiceId } = dueIn(view);
  const { customer } = await world.stripe.invoices.retrieve(invoiceId);
  await payWith(world, String(customer), "pm_card_visa");

  const { over } = await compare();
  const marks = [invoiceId, String(customer)];
  let quote = "";
  const asking = await share(world, marks, async () => {
    const preview = await paymentReading(pavel, { invoiceId });
    expect(preview).toSucceed();
    quote = preview.ok ? preview.value.quote : "";
  });
  // If Pavel's requests waited in turn with the previews, ten others would be sent before each of his.
  expect(asking.before + asking.others).toBeLessThanOrEqual(6);
  const intent = { intentId: view.customer?.intentId ?? "", invoiceId, quote };
  const paying = await share(world, marks, () => payInvoice(pavel, intent));
  expect(paying.before + paying.others).toBeLessThanOrEqual(2 * paying.own);
  expect(await world.stripe.invoices.retrieve(invoiceId)).toMatchObject({ status: "paid" });
  await over;
}, 90_000);

it("shows the cost of a cancellation while ten customers compare plans", async () => {
  const world = await portalWorld("test", "metered");
  await world.saveSettings({ changePlan: true, cancelImmediately: true });
  const compare = await comparingCustomers(world);
  const hugo = await world.visit("hugo@example.com");
  const { id: subscriptionId } = await firstOf(hugo);
  const { over } = await compare();
  const asking = await share(world, [subscriptionId], async () =>
    expect(await cancellationReading(hugo, { subscriptionId })).toSucceed(),
  );
  expect(asking.before + asking.others).toBeLessThanOrEqual(6);
  await over;
}, 90_000);
