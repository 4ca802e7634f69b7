import fc from "fast-check";
import { createSecretKey, retireKey } from "@/lib/merchant/secret-keys";
import { forgeries, type ForgeryPortal } from "@/lib/testing/forgeries";
import { tokenFor } from "@/lib/testing/tokens";
import { expect, test } from "./support/fixtures";
import { startSecondApp, withinASecond } from "./support/second-app";
import { newWorld, type World } from "./support/world";

const identity = "ada@example.com";
const who = (world: World) => ({ merchantId: world.merchantId, actor: "system" }) as const;
const newKey = (world: World) => createSecretKey(who(world), "test", "token");

async function portalOf(world: World): Promise<ForgeryPortal> {
  const retired = await newKey(world);
  await retireKey(who(world), "test", retired.id, "now", "token");
  return {
    portalId: world.portalId,
    mode: "test",
    identifyBy: "email",
    hashKeys: [{ id: "key_unknown", secret: world.secret }],
    tokenKeys: [await newKey(world), await newKey(world)],
    retired,
  };
}

test("none of three hundred forgeries over HTTP opens a portal or causes a request to Stripe", async ({
  world,
}) => {
  // The usual limit on wrong proofs would refuse most forgeries, whether or not the server recognizes them.
  const app = await startSecondApp({ WRONG_PROOFS_PER_MINUTE: "100000" });
  const other = await newWorld();
  const [one, two] = [await portalOf(world), await portalOf(other)];
  const origins = new Map([
    [one.portalId, world.siteUrl],
    [two.portalId, other.siteUrl],
  ]);
  const present = (portal: ForgeryPortal, email: string, hash: string) =>
    app.post(
      "/api/portal/visits",
      { origin: origins.get(portal.portalId) ?? "", "content-type": "application/json" },
      JSON.stringify({ portal_id: portal.portalId, email, hash }),
    );
  const [signingKey] = one.tokenKeys;
  if (!signingKey) throw new Error("The portal has no signing key.");
  expect((await present(one, identity, tokenFor(one, signingKey, identity))).status).toBe(201);
  for (const { what, portal, claimed, hash } of fc.sample(
    forgeries([one, two], () => identity),
    300,
  ))
    expect([what, (await present(portal, claimed, hash)).status]).toEqual([what, 403]);
  expect([
    ...((await world.admin("GET", "requests")) as []),
    ...((await other.admin("GET", "requests")) as []),
  ]).toEqual([]);

  await retireKey(who(world), "test", signingKey.id, "now", "token");
  const isRefused = async () =>
    (await present(one, identity, tokenFor(one, signingKey, identity))).status === 403;
  expect(await withinASecond(isRefused)).toBe(true);
  await app.close();
  await other.close();
});
