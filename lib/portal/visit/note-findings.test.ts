import { database } from "@/lib/db/client";
import { deleteExpired } from "@/lib/db/kept/delete-expired";
import { dismissFindings, readFindings } from "@/lib/merchant/findings";
import { withOwnDatabase } from "@/lib/testing/own-database";
import { portalWorld, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import { viewReading } from "@/lib/testing/readings";

withOwnDatabase();
beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const office = "office@example.com";
const member = "member:nobody" as const;

it("tells the merchant once that several customers share an address, however often they visit", async () => {
  const world = await portalWorld("test", "shared-address");
  await Promise.all([world.visit(office), world.visit(office), world.visit(office)]);
  const found = await readFindings(world.merchantId, "test");
  expect(found).toMatchObject([{ kind: "shared_address", count: 1 }]);
  expect(found[0]?.newest[0]).toHaveLength(3);
  expect(await readFindings(world.merchantId, "live")).toEqual([]);
});

it("reports nothing for an address with one customer, and nothing if customers are identified by ID", async () => {
  const world = await portalWorld("test", "lumen");
  await world.visit("ada@example.com");
  await world.saveSettings({ identifyBy: "customer_id" });
  await world.visit("cus_LumenAda");
  expect(await readFindings(world.merchantId, "test")).toEqual([]);
});

describe("a subscription with several items", () => {
  async function visited(settings: Parameters<Awaited<ReturnType<typeof portalWorld>>["saveSettings"]>[0]) {
    const world = await portalWorld("test", "multi-item");
    await world.saveTiers([
      { productId: "prod_LumenStarter", priceIds: ["price_Lumen_starter_month"] },
      { productId: "prod_LumenBusiness", priceIds: ["price_Lumen_business_month"] },
    ]);
    await world.saveSettings(settings);
    expect(await viewReading(await world.visit("mona@example.com"))).toSucceed();
    return readFindings(world.merchantId, "test");
  }

  it("is reported if none of them is a tier, because its customer can't change plans", async () => {
    const found = await visited({});
    expect(found).toMatchObject([{ kind: "unclear_plan", count: 1 }]);
    expect(found[0]?.newest).toEqual([[expect.stringMatching(/^sub_/)]]);
  });

  it("is not reported if changing plans is off anyway", async () => {
    expect(await visited({ changePlan: false })).toEqual([]);
  });

  it("is not reported if it is clear which item is the plan", async () => {
    const world = await portalWorld("test", "multi-item");
    await viewReading(await world.visit("mona@example.com"));
    expect(await readFindings(world.merchantId, "test")).toEqual([]);
  });
});

it("keeps a finding dismissed for the customers it was about, and reports it again for new ones", async () => {
  const world = await portalWorld("test", "shared-address");
  const who = { merchantId: world.merchantId, actor: member };
  await world.visit(office);
  await dismissFindings(who, "test", "shared_address", new Date(0));
  expect(await readFindings(world.merchantId, "test")).toHaveLength(1);
  await dismissFindings(who, "test", "shared_address", new Date());
  await world.visit(office);
  expect(await readFindings(world.merchantId, "test")).toEqual([]);
  await world.stripe.customers.create({ email: office });
  await world.visit(office);
  expect(await readFindings(world.merchantId, "test")).toMatchObject([{ count: 1 }]);
});

it("deletes a finding that no visit has seen for a long time", async () => {
  const world = await portalWorld("test", "shared-address");
  await world.visit(office);
  const { merchantId } = world;
  await database().finding.updateMany({ where: { merchantId }, data: { lastSeenAt: new Date(0) } });
  await world.stripe.customers.create({ email: office });
  await world.visit(office);
  await deleteExpired("Finding");
  expect(await database().finding.count({ where: { merchantId } })).toBe(1);
});
