import type { FrameLocator } from "@playwright/test";
import { axeFaultsInPortal } from "./support/axe";
import { expectFeedback } from "./support/feedback";
import { expect, test } from "./support/fixtures";

/** Zora has two cards, a third that is expired, a bank account and PayPal. */

test.use({ scenario: "several-methods" });

const zora = "zora@example.com";
const on = { choosePaymentMethod: true, removePaymentMethods: true, updateCard: true };
const rows = (portal: FrameLocator) =>
  portal.getByRole("region", { name: "Payment methods" }).getByRole("listitem");

test("all saved methods are listed, another becomes the default, and one is removed", async ({
  page,
  world,
  openPortal,
}) => {
  await world.saveSettings(on);
  const portal = await openPortal(zora);
  await expect(rows(portal)).toHaveText([
    /Visa ending in 4242.*Default.*Pays for Lumen Team/,
    /Mastercard ending in 4444.*Expires/,
    /American Express ending in 0005.*Expired/,
    /Bank account \(STRIPE TEST BANK\) ending in 6789/,
    /PayPal \(z•••@example\.com\)/,
  ]);
  expect(await axeFaultsInPortal(page)).toEqual([]);

  await portal.getByRole("button", { name: "Make default Mastercard ending in 4444" }).click();
  await expectFeedback(portal, /^Mastercard ending in 4444 is now your default payment method\./);
  await expect(rows(portal).first()).toHaveText(/Mastercard ending in 4444.*Default/);

  await portal.getByRole("button", { name: "Remove Visa ending in 4242" }).click();
  const dialog = portal.getByRole("dialog", { name: "Remove Visa ending in 4242?" });
  await expect(dialog.getByText("It won’t be charged again.")).toBeVisible();
  await dialog.getByRole("button", { name: "Remove" }).click();
  await expectFeedback(portal, /^Visa ending in 4242 has been removed\./);
  await expect(rows(portal)).toHaveCount(4);
  const left = await world.stripe.customers.listPaymentMethods("cus_LumenZora");
  expect(left.data.map(({ card }) => card?.last4)).not.toContain("4242");
});

test("a subscription can switch to another payment method and back to the default", async ({
  world,
  openPortal,
}) => {
  await world.saveSettings(on);
  const portal = await openPortal(zora);
  const paid = portal
    .locator("dl > div")
    .filter({ hasText: /^Payment method/ })
    .locator("dd")
    .first();
  await portal.getByRole("button", { name: "Change payment method" }).click();
  await expect(portal.getByRole("radio", { name: /^Your default/ })).toBeChecked();
  await portal.getByRole("radio", { name: /^PayPal/ }).check();
  await portal.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expectFeedback(portal, /^Lumen Team is now charged to PayPal/);
  await expect(paid).toHaveText("PayPal (z•••@example.com)");

  await portal.getByRole("button", { name: "Change payment method" }).click();
  await portal.getByRole("radio", { name: /^Your default/ }).check();
  await portal.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expectFeedback(portal, /^Lumen Team is now charged to Visa ending in 4242/);
  await expect(paid).toHaveText(/^Visa ending in 4242/);
});

test("when Stripe refuses, the dialog says that nothing was changed, and the next attempt works", async ({
  world,
  openPortal,
}) => {
  await world.saveSettings(on);
  const portal = await openPortal(zora);
  const fault = { match: { method: "POST" }, action: { type: "status", status: 503 }, times: 3 };
  await world.admin("POST", "faults", fault);
  await portal.getByRole("button", { name: "Remove PayPal (z•••@example.com)" }).click();
  const remove = portal.getByRole("dialog").getByRole("button", { name: "Remove" });
  await remove.click();
  await expect(portal.getByRole("dialog").getByText(/Nothing was changed\./)).toBeVisible({
    timeout: 20_000,
  });
  await expect(rows(portal)).toHaveCount(5);
  await remove.click();
  await expectFeedback(portal, /^PayPal .+ has been removed\./);
});

test.describe("payment methods", () => {
  test.use({ colorScheme: "dark" });

  test("the list of payment methods is readable in dark mode", async ({ page, world, openPortal }) => {
    await world.saveSettings(on);
    await openPortal(zora);
    expect(await axeFaultsInPortal(page, { colorScheme: "dark" })).toEqual([]);
  });
});
