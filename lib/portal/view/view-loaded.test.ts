import { open } from "@/lib/testing/opening";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { customerChoice, viewReading } from "@/lib/testing/readings";

/** The data that the merchant's page receives once the portal has loaded. */

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const grace = "grace@example.com";

async function billingDataOf(token: string) {
  const answer = await viewReading(token);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value.loaded.billingData;
}

async function twins({ stripe }: PortalWorld, email: string): Promise<string[]> {
  const made = [await stripe.customers.create({ email }), await stripe.customers.create({ email })];
  return made.map(({ id }) => id);
}

it("sends no_user for an identity that Stripe has no customer for, and for no other identity", async () => {
  const world = await portalWorld();
  expect((await open(world, "nobody@example.com")).view.loaded.billingData).toEqual({
    subscriptions: [],
    products: [],
    no_user: true,
  });
  const { id: customer } = await world.stripe.customers.create({ email: "new@example.com" });
  expect(await billingDataOf(await world.visit("new@example.com"))).not.toHaveProperty("no_user");
  await world.stripe.customers.del(customer);
  expect(await billingDataOf(await world.visit("new@example.com"))).toMatchObject({ no_user: true });
});

it("doesn't send no_user before or after a choice among several customers", async () => {
  const world = await portalWorld();
  const [customerId] = await twins(world, "two@example.com");
  const token = await world.visit("two@example.com");
  expect(await billingDataOf(token)).toEqual({ subscriptions: [], products: [] });
  await customerChoice(token, { customerId });
  expect(await billingDataOf(token)).toEqual({ subscriptions: [], products: [] });
});

it("sends all subscriptions, or only the one that the page is narrowed to", async () => {
  const world = await portalWorld();
  const { data } = await world.stripe.subscriptions.list({ customer: "cus_LumenGrace" });
  const ids = data.map(({ id }) => id);
  const idsOf = ({ subscriptions }: { subscriptions: { id: string }[] }) => subscriptions.map(({ id }) => id);
  expect(idsOf(await billingDataOf(await world.visit(grace))).sort()).toEqual([...ids].sort());
  for (const id of ids) {
    const answer = await viewReading(await world.visit(grace, id));
    if (!answer.ok) throw new Error(answer.error.message);
    expect(idsOf(answer.value)).toEqual([id]);
    expect(idsOf(answer.value.loaded.billingData)).toEqual([id]);
  }
});
