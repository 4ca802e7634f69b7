import { findStripeKey } from "@/lib/db/stripe-keys";
import {
  type PortalWorld,
  portalWorld,
  startPortalWorlds,
  stopPortalWorlds,
} from "@/lib/testing/portal-world";
import { savePublishableKey } from "./publishable-key";
import { connectStripe, disconnectStripe } from "./stripe-keys";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const whoOf = ({ merchantId }: PortalWorld) => ({ merchantId, actor: "system" }) as const;
const keptOf = async ({ merchantId }: PortalWorld) =>
  (await findStripeKey(merchantId, "test"))?.publishableKey ?? null;

it("stores the key with the Stripe key, keeps it when the Stripe key is replaced, and removes it when the field is emptied", async () => {
  const world = await portalWorld();
  await savePublishableKey(whoOf(world), "test", " pk_test_sim_lumen ");
  expect(await keptOf(world)).toBe("pk_test_sim_lumen");
  await connectStripe(whoOf(world), "test", world.stripeKey);
  expect(await keptOf(world)).toBe("pk_test_sim_lumen");
  await savePublishableKey(whoOf(world), "test", "");
  expect(await keptOf(world)).toBeNull();
});

it("stores no secret key and no key of the other mode, and shows the error at the field", async () => {
  const world = await portalWorld();
  for (const key of [world.stripeKey, "pk_live_sim_lumen"]) {
    const saving = savePublishableKey(whoOf(world), "test", key);
    await expect(saving).rejects.toMatchObject({
      code: "invalid",
      fields: { publishableKey: expect.any(String) },
    });
  }
  expect(await keptOf(world)).toBeNull();
});

it("can't store a key while Stripe isn't connected", async () => {
  const world = await portalWorld();
  await disconnectStripe(whoOf(world), "test");
  const saving = savePublishableKey(whoOf(world), "test", "pk_test_sim_lumen");
  await expect(saving).rejects.toMatchObject({ code: "not_found" });
});
