import { saveWebhookSecret } from "@/lib/merchant/webhook-secret";
import { cardStateOf } from "./support/card-state";
import { openDashboard } from "./support/dashboard";
import { expect, test } from "./support/fixtures";
import { followToStripe } from "./support/follow-to-stripe";
import { chooseCard, closeTab } from "./support/stripe-page";

test("a merchant saves the publishable key, sees an error for a wrong key, and removes the key", async ({
  page,
  world,
}) => {
  await openDashboard(page, world, "stripe");
  const form = page.getByRole("form", { name: "Publishable key" });
  const field = form.getByLabel("Publishable key for test mode (optional)");
  await field.fill("rk_test_sim_secret_key");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form).toContainText("must never be in a page");
  await field.fill("pk_test_sim_lumen");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form).toContainText("Saved.");
  await page.reload();
  await expect(field).toHaveValue("pk_test_sim_lumen");
  await field.fill("");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form).toContainText("Saved.");
  await page.reload();
  await expect(field).toHaveValue("");
});

test("a merchant saves the endpoint's signing secret, which is never shown again", async ({
  page,
  world,
}) => {
  await openDashboard(page, world, "stripe");
  await expect(page.getByText(`${process.env.APP_URL}/api/stripe/events/${world.portalId}`)).toBeVisible();
  const form = page.getByRole("form", { name: "Signing secret" });
  await form.getByLabel("Signing secret").fill("whsec_0123456789abcdef0123");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByLabel("Signing secret (saved)")).toHaveValue("");
  await page.reload();
  expect(await page.content()).not.toContain("0123456789abcdef");
});

test("with an endpoint, a card becomes the default even if nobody returns to the portal", async ({
  page,
  world,
  openPortal,
}) => {
  await world.saveSettings({ updateCard: true });
  const url = `${process.env.APP_URL}/api/stripe/events/${world.portalId}`;
  const created = await fetch(`${process.env.STRIPE_API_BASE}/v1/webhook_endpoints`, {
    method: "POST",
    headers: { authorization: `Bearer ${world.stripeKey.replace("rk_", "sk_")}` },
    body: new URLSearchParams({ url, "enabled_events[]": "setup_intent.succeeded" }),
  });
  const { secret } = (await created.json()) as { secret: string };
  await saveWebhookSecret({ merchantId: world.merchantId, actor: "system" }, world.mode, secret);

  const portal = await openPortal("dmitri@example.com");
  await portal
    .getByRole("region", { name: "Payment method" })
    .getByRole("button", { name: "Update card" })
    .click();
  const tab = await followToStripe(page, portal, /^Enter card/);
  await page.goto("about:blank");
  await chooseCard(tab, "5555 5555 5555 4444");
  await closeTab(tab);
  // On a busy machine, two rounds of recovery and the work itself take longer than the usual limit.
  test.slow();
  const state = () => cardStateOf(world, "cus_LumenDmitri");
  // Recovery runs every fifteen seconds. Without the event, it would ignore the set-up for the first minute.
  await expect.poll(state, { timeout: 55_000 }).toMatchObject({
    customer: "4444",
    subscriptions: [["active", null]],
  });
});
