import { expectEvent } from "./support/events";
import { expectFeedback } from "./support/feedback";
import { expect, test } from "./support/fixtures";

// The page scrolls to its messages, and a click during a smooth scroll would miss its button.
test.use({ contextOptions: { reducedMotion: "reduce" } });

const ada = "ada@example.com";

test.beforeEach(({ world }) => world.saveSettings({ taxIds: true }));

test("a tax ID is added, checked against the register, and removed", async ({ page, world, openPortal }) => {
  const portal = await openPortal(ada);
  const card = portal.getByRole("region", { name: "Tax ID" });
  await expect(card.getByText("None")).toBeVisible();
  await card.getByRole("button", { name: "Add tax ID" }).click();
  const dialog = portal.getByRole("dialog", { name: "Add tax ID" });
  await dialog.getByLabel("Type").selectOption("European Union: VAT number");
  await dialog.getByLabel("Number").fill("de 000 000 000");
  await dialog.getByRole("button", { name: "Add tax ID" }).click();
  await expectFeedback(portal, "Tax ID added. It’ll appear on future invoices.");
  await expect(card.getByRole("listitem")).toContainText("DE000000000");
  await expect(card.getByText("Being checked")).toBeVisible();
  await expectEvent(page, "add_tax_id", { object: "tax_id", outcome: "added" });

  await world.admin("POST", "clock", { advance: 60 });
  const later = await openPortal(ada);
  await expect(later.getByText("Verified", { exact: true })).toBeVisible();
  await later.getByRole("button", { name: "Remove DE000000000" }).click();
  const removal = later.getByRole("dialog", { name: "Remove DE000000000?" });
  await expect(removal.getByText(/^Future invoices won’t show it/)).toBeVisible();
  await removal.getByRole("button", { name: "Remove" }).dblclick();
  await expectFeedback(later, "Tax ID removed. Future invoices won’t show it.");
  await expect(later.getByText("None")).toBeVisible();
  await expectEvent(page, "remove_tax_id", { object: "tax_id", outcome: "removed" });
  expect((await world.changes()).map(({ method }) => method)).toEqual(["POST", "DELETE"]);
});

test("a number that Stripe refuses is marked, stays, and can be corrected", async ({ world, openPortal }) => {
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Add tax ID" }).click();
  const dialog = portal.getByRole("dialog", { name: "Add tax ID" });
  await dialog.getByLabel("Type").selectOption("United States: EIN");
  await dialog.getByLabel("Number").fill("12");
  await dialog.getByRole("button", { name: "Add tax ID" }).click();
  await expectFeedback(portal, "Fix the highlighted fields. Nothing was changed.");
  await expect(dialog.getByLabel("Number")).toHaveAccessibleDescription(
    /^This isn’t a valid number for this type\./,
  );
  await expect(dialog.getByLabel("Number")).toHaveValue("12");
  await expect(dialog.getByLabel("Type")).toHaveValue("us_ein");
  await dialog.getByLabel("Number").fill("12-3456789");
  await dialog.getByRole("button", { name: "Add tax ID" }).dblclick();
  await expectFeedback(portal, /^Tax ID added\./);
  expect((await world.changes()).filter(({ status }) => status === 200)).toHaveLength(1);
});

test("if Stripe refuses a removal, the tax ID stays, the page says so, and the next attempt works", async ({
  world,
  openPortal,
}) => {
  await world.stripe.customers.createTaxId("cus_LumenAda", { type: "eu_vat", value: "DE123456789" });
  await world.admin("POST", "faults", {
    match: { method: "DELETE" },
    action: { type: "status", status: 403 },
  });
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Remove DE123456789" }).click();
  const removal = portal.getByRole("dialog", { name: "Remove DE123456789?" });
  await removal.getByRole("button", { name: "Remove" }).click();
  await expectFeedback(portal, /Nothing was changed\./);
  await expect(portal.getByRole("listitem")).toContainText("DE123456789");
  await removal.getByRole("button", { name: "Remove" }).click();
  await expectFeedback(portal, /^Tax ID removed\./);
});

test("the likely type is selected once the country is known", async ({ world, openPortal }) => {
  await world.saveSettings({ taxIds: true, billingDetails: true });
  const portal = await openPortal(ada);
  const kind = portal.getByLabel("Type");
  await expect(kind).toHaveValue("");
  await portal.getByRole("button", { name: "Edit billing details" }).click();
  await portal.getByLabel("Street and number").fill("Karl-Liebknecht-Straße 12");
  await portal.getByLabel("Country").selectOption("DE");
  await portal.getByRole("button", { name: "Save" }).click();
  await expectFeedback(portal, /^Billing details saved\./);
  await expect(kind).toHaveValue("eu_vat");
});

test("with tax IDs turned off, the page shows nothing about them", async ({ world, openPortal }) => {
  await world.saveSettings({ taxIds: false });
  const portal = await openPortal(ada);
  await expect(portal.getByRole("heading", { name: "Invoices" })).toBeVisible();
  await expect(portal.getByText("Tax ID")).toHaveCount(0);
});
