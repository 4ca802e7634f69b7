import { createApiKey } from "@/lib/merchant/api-keys";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { GET } from "./route";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const ada = { customer: "cus_LumenAda" };

async function keyOf({ merchantId, mode }: PortalWorld): Promise<string> {
  return (await createApiKey({ merchantId, actor: "system" }, mode, "site")).key;
}

async function ask(key: string, query: Record<string, string>) {
  const url = `http://app/api/v1/subscriptions?${new URLSearchParams(query)}`;
  const answer = await GET(new Request(url, { headers: { authorization: `Bearer ${key}` } }));
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}

it("lists a customer's subscriptions by ID and by email address, with the tiers of their plans", async () => {
  const world = await portalWorld();
  const key = await keyOf(world);
  const { status, body, headers } = await ask(key, ada);
  expect(status).toBe(200);
  expect(headers.get("Cache-Control")).toBe("no-store");
  expect(body).toMatchObject({
    object: "list",
    data: [
      {
        object: "subscription",
        customer: "cus_LumenAda",
        status: "active",
        cancel_at: null,
        ended_at: null,
        plans: [
          { product: "prod_LumenTeam", name: "Lumen Team", tier: "Team", price: "price_Lumen_team_month" },
        ],
      },
    ],
  });
  expect((await ask(key, { email: "ada@example.com" })).body).toEqual(body);
});

it("includes ended subscriptions with their status", async () => {
  const world = await portalWorld();
  const { data } = (await ask(await keyOf(world), ada)).body;
  await world.stripe.subscriptions.cancel(data[0].id);
  const after = (await ask(await keyOf(world), ada)).body;
  expect(after.data[0]).toMatchObject({ id: data[0].id, status: "canceled", ended_at: expect.any(Number) });
});

it("returns no subscriptions for an unknown customer or another merchant's customer", async () => {
  const world = await portalWorld();
  const key = await keyOf(world);
  for (const query of [{ customer: "cus_nobody" }, { email: "nobody@example.com" }] as Record<
    string,
    string
  >[])
    expect(await ask(key, query)).toMatchObject({ status: 200, body: { object: "list", data: [] } });
});

it("refuses a wrong key; for a wrong query, names the parameter at fault", async () => {
  const world = await portalWorld();
  const key = await keyOf(world);
  expect((await ask("portico_api_test_x", ada)).status).toBe(401);
  const wrong: [Record<string, string>, string][] = [
    [{}, "customer"],
    [{ ...ada, email: "ada@example.com" }, "customer"],
    [{ customer: "ada@example.com" }, "customer"],
    [{ email: "ada" }, "email"],
    [{ ...ada, status: "active" }, "status"],
  ];
  for (const [query, param] of wrong)
    expect(await ask(key, query)).toMatchObject({
      status: 422,
      body: { error: { code: "invalid_request", param } },
    });
});
