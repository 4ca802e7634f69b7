import { connectStripe } from "@/lib/merchant/stripe-keys";
import { firstOf } from "@/lib/testing/changing-plan";
import { open } from "@/lib/testing/opening";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { frontDoor } from "../door/front-door";
import { cancellation } from "../operations/cancellation";

/** While Stripe can't be reached, customers see their own last view and nobody else's. */

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);
afterEach(() => jest.restoreAllMocks());

const cancel = frontDoor(cancellation);
const away = (world: PortalWorld) =>
  world.admin("POST", "faults", {
    match: { path: "/./" },
    times: 1000,
    action: { type: "status", status: 503 },
  });
const isOut = { code: "unavailable", reason: "no_view" };

it("shows the customer's last view with its time, without a visit and without anything to pay", async () => {
  const world = await portalWorld();
  const { view: live } = await open(world, "ada@example.com");
  expect(live.away).toBeNull();
  await away(world);
  const { token, view } = await open(world, "ada@example.com");
  expect(token).toBe("");
  expect(view.away).toMatch(/you can’t change, pay, or cancel anything here.+ at \d+:\d\d\s[AP]M\sUTC/s);
  const { subscriptions, customer, invoices } = live;
  expect(view.subscriptions).toEqual(subscriptions);
  expect(view.customer).toEqual(customer);
  expect(view.invoices).toEqual(invoices);
});

it("offers no payment and waits for no card in a remembered view", async () => {
  const world = await portalWorld();
  const { view: live } = await open(world, "dmitri@example.com");
  expect(JSON.stringify(live)).toContain('"pay":{');
  await away(world);
  const { view } = await open(world, "dmitri@example.com");
  expect(JSON.stringify(view)).not.toContain('"pay":{');
  expect(view.customer?.card.pendingSetupId).toBeNull();
});

it("never shows another customer's view, or the view of another merchant's customer", async () => {
  const [world, other] = [await portalWorld(), await portalWorld()];
  await open(world, "ada@example.com");
  await away(world);
  await away(other);
  await expect(open(world, "ben@example.com")).rejects.toMatchObject(isOut);
  await expect(open(world, "ADA@example.com")).rejects.toMatchObject(isOut);
  await expect(open(other, "ada@example.com")).rejects.toMatchObject(isOut);
});

it("remembers no view for an identity with several customers, and no incomplete view", async () => {
  const world = await portalWorld();
  for (let count = 0; count < 2; count += 1)
    await world.stripe.customers.create({ email: "two@example.com" });
  await open(world, "two@example.com");
  const match = { path: "/v1/invoices" };
  await world.admin("POST", "faults", { match, times: 1000, action: { type: "status", status: 503 } });
  await open(world, "ada@example.com");
  await away(world);
  await expect(open(world, "two@example.com")).rejects.toMatchObject(isOut);
  await expect(open(world, "ada@example.com")).rejects.toMatchObject(isOut);
});

it("never shows a proven view to a visitor without a hash, and remembers no unproven view", async () => {
  const world = await portalWorld();
  await world.saveSettings({ securityHash: false });
  await open(world, "ada@example.com");
  await open(world, "ada@example.com", { isProven: false });
  await open(world, "ben@example.com", { isProven: false });
  await away(world);
  await expect(open(world, "ada@example.com", { isProven: false })).rejects.toMatchObject(isOut);
  await expect(open(world, "ben@example.com", { isProven: false })).rejects.toMatchObject(isOut);
  await expect(open(world, "ben@example.com")).rejects.toMatchObject(isOut);
  expect((await open(world, "ada@example.com")).view.away).not.toBeNull();
});

it("forgets a view after 15 minutes, and after a change of the settings or the Stripe key", async () => {
  const world = await portalWorld();
  await open(world, "ada@example.com");
  await open(world, "ben@example.com");
  const key = world.stripeKey.replace("rk_", "sk_");
  await connectStripe({ merchantId: world.merchantId, actor: "system" }, "test", key);
  await away(world);
  await expect(open(world, "ada@example.com")).rejects.toMatchObject(isOut);

  const settled = await portalWorld();
  await open(settled, "ada@example.com");
  await settled.saveSettings({ showAllInvoices: true });
  await away(settled);
  await expect(open(settled, "ada@example.com")).rejects.toMatchObject(isOut);

  await settled.saveSettings({});
  const now = Date.now();
  jest.spyOn(Date, "now").mockReturnValue(now + 14 * 60_000);
  expect((await open(settled, "ada@example.com")).view.away).not.toBeNull();
  jest.spyOn(Date, "now").mockReturnValue(now + 16 * 60_000);
  await expect(open(settled, "ada@example.com")).rejects.toMatchObject(isOut);
});

it("forgets a customer's view after a change, even if the new view can't be read completely", async () => {
  const world = await portalWorld();
  const token = await world.visit("ada@example.com");
  const { id: subscriptionId } = await firstOf(token);
  await world.admin("POST", "faults", {
    match: { method: "GET", path: "/v1/invoices" },
    times: 1000,
    action: { type: "status", status: 503 },
  });
  expect(await cancel(token, { subscriptionId, intentId: "an-intent-to-cancel-it" })).toMatchObject({
    ok: true,
  });
  await away(world);
  await expect(open(world, "ada@example.com")).rejects.toMatchObject(isOut);
});
