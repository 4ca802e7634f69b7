import { findStripeKey } from "@/lib/db/stripe-keys";
import { portalWorld, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import { saveWebhookSecret } from "./webhook-secret";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

it("stores the secret sealed, refuses an invalid one, and removes it when the field is emptied", async () => {
  const { merchantId } = await portalWorld();
  const who = { merchantId, actor: "system" } as const;
  const keptOf = async () => (await findStripeKey(merchantId, "test"))?.sealedWebhookSecret ?? null;
  for (const text of ["whsec_", "whsec_with a space in it 0000", "rk_test_sim_lumen_lumen"]) {
    await expect(saveWebhookSecret(who, "test", text)).rejects.toMatchObject({
      code: "invalid",
      fields: { webhookSecret: expect.stringContaining("whsec_") },
    });
  }
  expect(await keptOf()).toBeNull();
  await saveWebhookSecret(who, "test", " whsec_0123456789abcdef0123\n");
  expect(await keptOf()).toMatch(/\S/);
  expect(await keptOf()).not.toContain("0123456789abcdef");
  await saveWebhookSecret(who, "test", "");
  expect(await keptOf()).toBeNull();
});
