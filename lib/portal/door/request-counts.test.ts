import { changePlan, firstOf, readPlanPreview } from "@/lib/testing/changing-plan";
import { open } from "@/lib/testing/opening";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { plansReading, viewReading } from "@/lib/testing/readings";
import { cancellation } from "../operations/cancellation";
import { frontDoor } from "./front-door";

/**
 * Counts the requests to Stripe for each action of a customer. One additional request makes a test fail, because it
 * would slow down every portal.
 */

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

type Logged = { method: string; path: string; params: unknown };

const shorten = (path: string) => path.replace(/^\/v1\//, "").replace(/(cus|sub|in)_\w+/, "$1");

/** Returns the requests that `run` causes, sorted by name. Fails if anything is read twice, except during a change. */
async function askedBy(world: PortalWorld, run: () => Promise<unknown>, { isChange = false } = {}) {
  await world.admin("DELETE", "requests");
  await run();
  const log = (await world.admin("GET", "requests")) as Logged[];
  const all = log.map(({ method, path, params }) => JSON.stringify([method, path, params]));
  if (!isChange) expect(all.filter((one, place) => all.indexOf(one) < place)).toEqual([]);
  return log.map(({ method, path }) => `${method} ${shorten(path)}`).sort();
}

const opening = ["GET charges", "GET invoices", "GET subscriptions", "POST invoices/create_preview"];
const catalogue = ["GET prices", "GET prices", "GET prices", "GET products"];

it("sends Stripe five requests to open a portal, and reads the catalogue once a minute for all customers", async () => {
  const world = await portalWorld();
  const asked = [...opening, "GET customers"].sort();
  expect(await askedBy(world, () => open(world, "ada@example.com"))).toEqual([...asked, ...catalogue].sort());
  expect(await askedBy(world, () => open(world, "ada@example.com"))).toEqual(asked);
  // Ben has another plan, but its name is cached by now.
  expect(await askedBy(world, () => open(world, "ben@example.com"))).toEqual(asked);
  const token = await world.visit("ada@example.com");
  expect(await askedBy(world, () => viewReading(token))).toEqual([...opening, "GET customers/cus"].sort());
});

it("also sends five requests if customers are identified by ID", async () => {
  const world = await portalWorld();
  await world.saveSettings({ identifyBy: "customer_id" });
  await open(world, "cus_LumenAda");
  const asked = await askedBy(world, () => open(world, "cus_LumenAda"));
  expect(asked).toEqual([...opening, "GET customers/cus"].sort());
});

it("sends no request for payments if nothing was paid, and only one request for an unknown customer", async () => {
  const world = await portalWorld();
  await open(world, "ada@example.com");
  const inTrial = await askedBy(world, () => open(world, "chloe@example.com"));
  expect(inTrial).toEqual(
    ["GET customers", "GET invoices", "GET subscriptions", "POST invoices/create_preview"].sort(),
  );
  expect(await askedBy(world, () => open(world, "nobody@example.com"))).toEqual(["GET customers"]);
});

it("requests older debts only if there are more invoices than fit on the first page", async () => {
  const world = await portalWorld();
  const debt = await world.stripe.invoices.create({
    customer: "cus_LumenAda",
    collection_method: "send_invoice",
    days_until_due: 30,
    auto_advance: false,
  });
  await world.stripe.invoiceItems.create({
    customer: "cus_LumenAda",
    invoice: debt.id,
    amount: 4200,
    currency: "usd",
  });
  await world.stripe.invoices.finalizeInvoice(debt.id);
  await world.saveSettings({ showAllInvoices: true });
  await open(world, "ada@example.com");
  const few = await askedBy(world, () => open(world, "ada@example.com"));
  expect(few.filter((one) => one === "GET invoices")).toHaveLength(1);
  for (let count = 0; count < 13; count += 1) {
    const free = await world.stripe.invoices.create({ customer: "cus_LumenAda", auto_advance: false });
    await world.stripe.invoices.finalizeInvoice(free.id);
  }
  const many = await askedBy(world, () => open(world, "ada@example.com"));
  expect(many.filter((one) => one === "GET invoices")).toHaveLength(2);
});

it("for the plan dialog, requests one preview for each plan that costs something now, and sends two other requests", async () => {
  const world = await portalWorld();
  const token = await world.visit("ada@example.com");
  const { id: subscriptionId } = await firstOf(token);
  const asked = await askedBy(world, async () => {
    expect(await plansReading(token, { subscriptionId })).toSucceed();
  });
  const previews = asked.filter((one) => one === "POST invoices/create_preview");
  expect(asked).toEqual(["GET customers/cus", "GET subscriptions/sub", ...previews]);
  expect(previews).toHaveLength(4);
});

/** The requests to read the view again. */
const again = ["GET charges", "GET customers/cus", "GET invoices", "GET subscriptions"];

it("reads everything again when a customer confirms, and shows the new state", async () => {
  const world = await portalWorld();
  const token = await world.visit("ada@example.com");
  const { id: subscriptionId, intentId } = await firstOf(token);
  const priceId = "price_Lumen_business_month";
  const { quote } = await readPlanPreview(token, subscriptionId, priceId);
  const isChange = true;
  const change = () => changePlan(token, { subscriptionId, intentId, priceId, quote });
  const product = ["GET products", "GET products", "GET prices"];
  const checks = ["GET customers/cus", "GET subscriptions/sub", "POST invoices/create_preview"];
  expect(await askedBy(world, change, { isChange })).toEqual(
    [...product, ...checks, "POST subscriptions/sub", ...again, "POST invoices/create_preview"].sort(),
  );
  const cancel = () => frontDoor(cancellation)(token, { subscriptionId, intentId: "an-intent-to-cancel-it" });
  // The final invoice may bill more than the plan, so a preview is requested too.
  expect(await askedBy(world, cancel, { isChange })).toEqual(
    ["GET subscriptions/sub", "POST subscriptions/sub", ...again, "POST invoices/create_preview"].sort(),
  );
});
