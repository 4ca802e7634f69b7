import { expectEvent } from "./support/events";
import { expectFeedback } from "./support/feedback";
import { expect, test } from "./support/fixtures";
import { holdScripts } from "./support/scripts";

// The page scrolls to its messages, and a click during a smooth scroll would miss its button.
test.use({ contextOptions: { reducedMotion: "reduce" } });

const ada = "ada@example.com";
const path = "/v1/customers/cus_LumenAda";

test.beforeEach(({ world }) => world.saveSettings({ billingDetails: true }));

test("details are saved, shown, and filled in when the form opens again", async ({
  page,
  world,
  openPortal,
}) => {
  const portal = await openPortal(ada);
  const card = portal.getByRole("region", { name: "Billing details" });
  await card.getByRole("button", { name: "Edit billing details" }).click();
  const dialog = portal.getByRole("dialog", { name: "Billing details" });
  await expect(dialog.getByLabel("Name or company")).not.toHaveValue("");
  await dialog.getByLabel("Name or company").fill("Lovelace Engines Ltd");
  await dialog.getByLabel("Street and number").fill("12 St James’s Square");
  await dialog.getByLabel("Postal code").fill("SW1Y 4JH");
  await dialog.getByLabel("City").fill("London");
  await dialog.getByLabel("Country").selectOption("United Kingdom");
  await dialog.getByRole("button", { name: "Save" }).click();

  await expectFeedback(portal, "Billing details saved. They’ll appear on future invoices.");
  await expect(card.getByText("Lovelace Engines Ltd")).toBeVisible();
  await expect(card.getByRole("definition").filter({ hasText: "United Kingdom" })).toBeVisible();
  await expectEvent(page, "billing_details", { object: "customer", id: "cus_LumenAda", outcome: "saved" });
  await card.getByRole("button", { name: "Edit billing details" }).click();
  await expect(dialog.getByLabel("City")).toHaveValue("London");
  await expect(dialog.getByLabel("Country")).toHaveValue("GB");
  expect(await world.changes()).toMatchObject([{ path, status: 200 }]);
});

test("a refusal marks the faulty fields and keeps the input", async ({ page, world, openPortal }) => {
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Edit billing details" }).click();
  const dialog = portal.getByRole("dialog", { name: "Billing details" });
  await dialog.getByLabel("City").fill("London");
  await dialog.getByLabel("Phone").fill("call me");
  await dialog.getByLabel("Country").selectOption("GB");
  await dialog.getByRole("button", { name: "Save" }).click();

  await expectFeedback(portal, "Fix the highlighted fields. Nothing was changed.");
  await page.keyboard.press("Tab");
  await expect(dialog.getByLabel("Name or company")).toBeFocused();
  const phone = dialog.getByLabel("Phone");
  await expect(phone).toHaveAccessibleDescription(/^Enter a phone number in digits/);
  await expect(dialog.getByLabel("Street and number")).toHaveAccessibleDescription("This is required.");
  await expect(phone).toHaveValue("call me");
  await expect(dialog.getByLabel("City")).toHaveValue("London");
  await expect(dialog.getByLabel("Country")).toHaveValue("GB");
  expect(await world.changes()).toEqual([]);

  await phone.fill("+44 20 7946 0000");
  await dialog.getByLabel("Street and number").fill("12 St James’s Square");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expectFeedback(portal, /^Billing details saved\./);
});

test("an address that Stripe can't locate is refused with a message, and the next attempt works", async ({
  world,
  openPortal,
}) => {
  await world.admin("POST", "faults", {
    match: { method: "POST", path },
    action: { type: "code", status: 400, code: "customer_tax_location_invalid" },
  });
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Edit billing details" }).click();
  const dialog = portal.getByRole("dialog", { name: "Billing details" });
  await dialog.getByLabel("Street and number").fill("1 Nowhere");
  await dialog.getByLabel("Country").selectOption("US");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expectFeedback(portal, "We can’t work out the tax for this address. Nothing was changed.");
  await expect(dialog.getByLabel("Postal code")).toHaveAccessibleDescription(
    "This doesn’t match the rest of the address.",
  );
  await expect(dialog.getByLabel("Street and number")).toHaveValue("1 Nowhere");
  await dialog.getByLabel("Postal code").fill("94110");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expectFeedback(portal, /^Billing details saved\./);
});

test("a double click before the script loads saves once", async ({ page, world, openPortal }) => {
  const releaseScripts = await holdScripts(page);
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Edit billing details" }).click();
  const dialog = portal.getByRole("dialog", { name: "Billing details" });
  await dialog.getByLabel("Name or company").fill("Lovelace Engines Ltd");
  await dialog.getByRole("button", { name: "Save" }).dblclick();
  releaseScripts();
  await expectFeedback(portal, /^Billing details saved\./);
  await expect(portal.getByRole("region", { name: "Billing details" })).toContainText("Lovelace Engines Ltd");
  expect(await world.changes()).toHaveLength(1);
});

test("the email address can't be changed, because customers are found by it", async ({ openPortal }) => {
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Edit billing details" }).click();
  await expect(portal.getByLabel("Name or company")).toBeVisible();
  await expect(portal.getByLabel("Email address")).toHaveCount(0);
});

test("with billing details turned off, the page shows no billing details and contains no personal data", async ({
  page,
  world,
  openPortal,
}) => {
  await world.saveSettings({ billingDetails: false });
  const portal = await openPortal(ada);
  await expect(portal.getByRole("heading", { name: "Invoices" })).toBeVisible();
  await expect(portal.getByText("Billing details")).toHaveCount(0);
  const content = (await page.frames()[1]?.content()) ?? "";
  expect(content).toContain("Invoices");
  expect(content.includes("Ada Okafor")).toBe(false);
});
