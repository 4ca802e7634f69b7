import { axeFaultsInPortal } from "./support/axe";
import { expectEvent, receivedEvents } from "./support/events";
import { expect, test } from "./support/fixtures";
import type { World } from "./support/world";

/** Stripe can't be reached when a customer opens the portal. */

const ada = "ada@example.com";
/** About half a minute: longer than the page waits before it retries. */
const halfMinuteMs = 36_000;

const away = (world: World) =>
  world.admin("POST", "faults", {
    match: { path: "/./" },
    times: 100_000,
    action: { type: "status", status: 503 },
  });

test("the portal shows the customer's last view with disabled buttons, and opens automatically when Stripe answers", async ({
  page,
  world,
  openPortal,
}) => {
  await page.clock.install();
  await world.saveSettings({ updateCard: true, billingDetails: true, taxIds: true, coupon: true });
  const live = await openPortal(ada);
  await expect(live.getByRole("button", { name: "Cancel plan" })).toBeEnabled();
  await away(world);
  const portal = await openPortal(ada);
  await expect(portal.getByText(/^We can’t reach the payment service right now/)).toBeVisible();
  await expect(portal.getByRole("heading", { name: "Lumen Team" })).toBeVisible();
  const buttons = await portal.getByRole("button").all();
  expect(buttons.length).toBeGreaterThan(3);
  for (const button of buttons) await expect(button).toBeDisabled();
  expect(await axeFaultsInPortal(page)).toEqual([]);
  expect(await world.changes()).toEqual([]);

  await world.admin("DELETE", "faults");
  await expect(async () => {
    await page.clock.fastForward(halfMinuteMs);
    const cancel = page
      .locator("#portico-portal iframe")
      .first()
      .contentFrame()
      .getByRole("button", { name: "Cancel plan" });
    await expect(cancel).toBeEnabled({ timeout: 3_000 });
  }).toPass({ timeout: 40_000 });
  await expect(portal.getByText(/^We can’t reach the payment service/)).toHaveCount(0);
});

test("without a saved view, the portal says that it is unavailable, and opens automatically when Stripe answers", async ({
  page,
  world,
  openPortal,
}) => {
  await page.clock.install();
  await away(world);
  const portal = await openPortal(ada);
  await expect(portal.getByText(/so we can’t show your subscriptions\. Nothing was changed\./)).toBeVisible();
  await expect(portal.getByRole("button")).toHaveText(["Reload"]);
  const requestId: unknown = expect.stringMatching(/^[0-9a-f-]{36}$/);
  await expectEvent(page, "error", { code: "unavailable", requestId });
  await expectEvent(page, "post_load", { billingData: null, currentConfig: null, productData: null });
  await world.admin("DELETE", "faults");
  await expect(async () => {
    await page.clock.fastForward(halfMinuteMs);
    await expect(portal.getByRole("heading", { name: "Lumen Team" })).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 40_000 });
});

test("when Stripe doesn't answer at all, the portal says that it is unavailable before the loader gives up", async ({
  page,
  world,
}) => {
  const action = { type: "delay", milliseconds: 5_500 };
  await world.admin("POST", "faults", { match: { path: "/./" }, times: 100_000, action });
  await page.goto(world.pageOf(ada));
  const portal = page.locator("#portico-portal iframe").first().contentFrame();
  const message = portal.getByText(/so we can’t show your subscriptions\. Nothing was changed\./);
  await expect(message).toBeVisible({ timeout: 20_000 });
  await expectEvent(page, "error", { code: "unavailable" });
  const errors = (await receivedEvents(page)).filter(({ event }) => event === "error");
  expect(errors).toHaveLength(1);
  await world.admin("DELETE", "faults");
});
