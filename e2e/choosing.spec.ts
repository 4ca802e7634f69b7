import { axeFaultsInPortal } from "./support/axe";
import { openDashboard } from "./support/dashboard";
import { expectEvent } from "./support/events";
import { expect, test } from "./support/fixtures";
import { holdScripts } from "./support/scripts";

// Three Stripe customers have this address; two of them have subscriptions.
test.use({ scenario: "shared-address", contextOptions: { reducedMotion: "reduce" } });

const office = "office@example.com";

test("several Stripe customers with one email address can be told apart, and one is shown at a time", async ({
  page,
  world,
  openPortal,
}) => {
  const portal = await openPortal(office);
  await expect(portal.getByRole("heading", { name: "Choose an account" })).toBeVisible();
  await expect(portal.getByRole("article")).toHaveCount(0);
  const team = portal.getByRole("button", { name: /Lumen Team.*Visa ending in 4242/ });
  const business = portal.getByRole("button", { name: /Lumen Business.*Mastercard ending in 4444/ });
  await expect(portal.getByRole("button", { name: /ending in/ })).toHaveCount(2);
  expect(await axeFaultsInPortal(page)).toEqual([]);

  await team.focus();
  await page.keyboard.press("Enter");
  await expect(portal.getByRole("article")).toHaveCount(1);
  await expect(portal.getByRole("heading", { name: "Lumen Team" })).toBeVisible();
  await expectEvent(page, "post_load_billing", {
    billingData: expect.objectContaining({
      subscriptions: [expect.objectContaining({ name: "Lumen Team", status: "active" })],
    }),
  });

  await portal.getByRole("button", { name: "Switch account" }).click();
  await business.click();
  await expect(portal.getByRole("heading", { name: "Lumen Business" })).toBeVisible();
  await expect(portal.getByRole("heading", { name: "Lumen Team" })).toHaveCount(0);
  expect(await world.changes()).toEqual([]);
});

test("a choice made before the script loads isn't lost", async ({ page, openPortal }) => {
  const releaseScripts = await holdScripts(page);
  const portal = await openPortal(office);
  await portal.getByRole("button", { name: /Lumen Business/ }).click();
  releaseScripts();
  await expect(portal.getByRole("heading", { name: "Lumen Business" })).toBeVisible();
});

test("the overview tells the merchant about the shared address, and the merchant dismisses the finding permanently", async ({
  page,
  world,
  openPortal,
}) => {
  await openPortal(office);
  await openDashboard(page, world, "overview");
  const found = page.getByRole("region", { name: "Needs attention" });
  await expect(found.getByRole("heading", { level: 3 })).toHaveText(
    "An email address belongs to several Stripe customers",
  );
  await expect(found.getByRole("link", { name: /^cus_/ })).toHaveCount(3);
  await found.getByRole("button", { name: "Dismiss" }).click();
  await expect(found).toHaveCount(0);

  await openPortal(office);
  await page.goto("/dashboard/test/overview");
  await expect(page.getByText("Your test portal works.")).toBeVisible();
  await expect(found).toHaveCount(0);
});
