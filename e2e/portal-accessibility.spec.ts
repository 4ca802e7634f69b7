import type { FrameLocator, Page } from "@playwright/test";
import { axeFaultsInPortal } from "./support/axe";
import { expect, test } from "./support/fixtures";
import { holdScripts } from "./support/scripts";

async function expectNoViolations(page: Page, colorScheme: "light" | "dark") {
  expect(await axeFaultsInPortal(page, { colorScheme })).toEqual([]);
}

const states = {
  active: "ada@example.com",
  "in a trial": "chloe@example.com",
  "past due": "dmitri@example.com",
  ending: "elif@example.com",
  canceled: "farid@example.com",
  several: "grace@example.com",
  none: "hana@example.com",
};

for (const colorScheme of ["light", "dark"] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    // In light mode, e2e/states.spec.ts checks every state.
    for (const [state, email] of colorScheme === "dark" ? Object.entries(states) : [])
      test(`axe finds nothing on the page for the state “${state}”`, async ({ page, openPortal }) => {
        await openPortal(email);
        await expectNoViolations(page, colorScheme);
      });

    test("axe finds nothing in the dialogs, the menu and their messages", async ({
      page,
      world,
      openPortal,
    }) => {
      await world.saveSettings({ dropdownMenu: true, coupon: true });
      const portal = await openPortal(states.active);
      await portal.getByText("Manage", { exact: true }).click();
      await expectNoViolations(page, colorScheme);
      await portal.getByRole("button", { name: "Change plan" }).click();
      await portal.getByRole("radio", { name: /Lumen Business/ }).check();
      await expect(portal.getByRole("button", { name: /^Change plan and pay/ })).toBeVisible();
      await expectNoViolations(page, colorScheme);
      await page.keyboard.press("Escape");
      await portal.getByRole("button", { name: "Cancel plan" }).first().click();
      await expectNoViolations(page, colorScheme);
      await portal.getByRole("dialog").getByRole("button", { name: "Cancel plan" }).click();
      await expect(portal.getByText(/^Your plan is canceled\./)).toBeVisible();
      await expectNoViolations(page, colorScheme);
    });

    test("axe finds nothing in the customer's forms or their errors", async ({ page, world, openPortal }) => {
      await world.saveSettings({ billingDetails: true, taxIds: true });
      const portal = await openPortal(states.active);
      await portal.getByRole("button", { name: "Edit billing details" }).click();
      await portal.getByLabel("Phone").fill("call me");
      await portal.getByRole("button", { name: "Save" }).click();
      await expect(portal.getByText(/^Enter a phone number/)).toBeVisible();
      await expectNoViolations(page, colorScheme);
      await page.keyboard.press("Escape");
      await portal.getByRole("button", { name: "Add tax ID" }).first().click();
      await portal.getByRole("dialog").getByRole("button", { name: "Add tax ID" }).click();
      await expect(portal.getByText("Choose a type.")).toBeVisible();
      await expectNoViolations(page, colorScheme);
    });
  });

const focused = (portal: FrameLocator) => portal.locator(":focus");

test("everything can be done by keyboard: open, choose, leave, cancel, keep", async ({
  page,
  openPortal,
}) => {
  const portal = await openPortal(states.active);
  await portal.getByRole("button", { name: "Change plan" }).focus();
  await page.keyboard.press("Enter");
  await expect(focused(portal)).toHaveText(/^Change plan$/);
  await page.keyboard.press("Tab");
  await expect(focused(portal)).toHaveAccessibleName("Close");
  await page.keyboard.press("Tab");
  await expect(focused(portal)).toHaveAccessibleName("Monthly");
  await page.keyboard.press("ArrowRight");
  await expect(focused(portal)).toHaveAccessibleName("Yearly Save 16%");
  await page.keyboard.press("Tab");
  await expect(focused(portal)).toHaveAccessibleName(/Lumen Team.*per year/);
  await page.keyboard.press("ArrowDown");
  await expect(focused(portal)).toHaveAccessibleName(/Lumen Business.*per year/);
  await expect(portal.getByRole("button", { name: /^Change plan and pay/ })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(focused(portal)).toHaveAccessibleName(/^Change plan and pay/);
  await expect(focused(portal)).toHaveAccessibleDescription(/Due today/);
  await page.keyboard.press("Escape");
  await expect(portal.getByRole("dialog")).toHaveCount(0);
  await expect(focused(portal)).toHaveText("Change plan");

  await page.keyboard.press("Tab");
  await expect(focused(portal)).toHaveText("Cancel plan");
  await page.keyboard.press("Enter");
  await expect(focused(portal)).toHaveText("Cancel Lumen Team?");
  for (let stop = 0; stop < 3; stop++) await page.keyboard.press("Tab");
  await expect(focused(portal)).toHaveText("Cancel plan");
  await expect(focused(portal)).toHaveAccessibleDescription(/Yours until/);
  await page.keyboard.press("Enter");
  await expect(focused(portal)).toHaveText(/^Your plan is canceled\. You keep Lumen Team until/);
  await page.keyboard.press("Tab");
  await expect(focused(portal)).toHaveText("Keep Lumen Team");
  await page.keyboard.press("Enter");
  await expect(focused(portal)).toHaveText("You’re staying on Lumen Team.");
});

test("the menu opens and closes by keyboard, and returns the focus", async ({ page, world, openPortal }) => {
  await world.saveSettings({ dropdownMenu: true, coupon: true });
  const portal = await openPortal(states.active);
  await portal.getByText("Manage", { exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(focused(portal)).toHaveText("Change plan");
  await page.keyboard.press("Enter");
  await expect(portal.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(focused(portal)).toHaveText("Change plan");
  await page.keyboard.press("Escape");
  await expect(focused(portal)).toHaveText("Manage");
  await expect(portal.getByRole("button", { name: "Change plan" })).toBeHidden();
});

test.describe("at 320 pixels", () => {
  test.use({ viewport: { width: 320, height: 640 } });

  for (const [state, email] of Object.entries(states))
    test(`the page for the state “${state}” doesn't scroll sideways`, async ({ openPortal }) => {
      const portal = await openPortal(email);
      const surplus = await portal
        .locator("html")
        .evaluate((html) => html.scrollWidth - document.documentElement.clientWidth);
      expect(surplus).toBe(0);
    });

  test("a dialog opens within the customer's view, even in a frame much taller than the window", async ({
    page,
    world,
    openPortal,
  }) => {
    await world.saveSettings({ billingDetails: true, taxIds: true });
    const portal = await openPortal("grace@example.com");
    const add = portal.getByRole("button", { name: "Add tax ID" }).first();
    const frame = await page.locator("#portico-portal iframe").boundingBox();
    expect(frame?.height).toBeGreaterThan(1_000);
    // The button is at the lower edge of the window; a dialog next to it would be below the edge.
    const box = await add.boundingBox();
    await page.evaluate((y) => window.scrollBy(0, y - window.innerHeight + 60), box?.y ?? 0);
    expect((await page.locator("#portico-portal iframe").boundingBox())?.y).toBeLessThan(0);
    await add.press("Enter");
    const dialog = portal.getByRole("dialog");
    await expect(dialog.getByRole("heading", { name: "Add tax ID" })).toBeInViewport({ ratio: 1 });
    await expect(dialog.getByRole("combobox")).toBeInViewport({ ratio: 1 });
    // The dialog's footer with the button stays visible.
    await expect(dialog.getByRole("button", { name: "Add tax ID" })).toBeInViewport({ ratio: 1 });
  });
});

test("everything can be read before the script loads", async ({ page, openPortal }) => {
  await holdScripts(page);
  const portal = await openPortal(states.active);
  await expect(portal.getByText("$49.00 per month").first()).toBeVisible();
  await expect(portal.getByText(/^Renews on/)).toBeVisible();
  await expect(portal.getByText("Visa ending in 4242").first()).toBeVisible();
  await expect(portal.getByRole("row").nth(1)).toContainText("Paid");
});
