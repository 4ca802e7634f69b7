import { expectEvent } from "./support/events";
import { expectFeedback } from "./support/feedback";
import { expect, test } from "./support/fixtures";

// The page scrolls to its messages, and a click during a smooth scroll would miss its button.
test.use({ contextOptions: { reducedMotion: "reduce" } });

const ada = "ada@example.com";
const customer = "cus_LumenAda";

test.beforeEach(({ world }) => world.saveSettings({ purchaseOrder: true }));

test("a purchase order number is saved, printed on the next invoice, and removed", async ({
  page,
  world,
  openPortal,
}) => {
  const portal = await openPortal(ada);
  const row = portal.getByRole("region", { name: "Purchase order number" });
  const dialog = portal.getByRole("dialog", { name: "Purchase order number" });
  await expect(row.getByText("None")).toBeVisible();
  await row.getByRole("button", { name: "Edit purchase order number" }).click();
  await dialog.getByRole("textbox", { name: "Purchase order number" }).fill("PO-2026-118");
  await dialog.getByRole("button", { name: "Save" }).click();

  await expectFeedback(portal, "Purchase order number saved. It’ll appear on future invoices.");
  await expect(row.getByText("PO-2026-118")).toBeVisible();
  await expectEvent(page, "purchase_order", { object: "customer", id: customer, outcome: "saved" });
  const invoice = await world.stripe.invoices.create({ customer });
  expect(invoice.custom_fields).toEqual([{ name: "PO number", value: "PO-2026-118" }]);

  await row.getByRole("button", { name: "Edit purchase order number" }).click();
  await dialog.getByRole("textbox", { name: "Purchase order number" }).fill("");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expectFeedback(portal, "Purchase order number removed. Future invoices won’t show it.");
  await expect(row.getByText("None")).toBeVisible();
});

test("when Stripe refuses, the number stays in the field, and the next attempt works", async ({
  world,
  openPortal,
}) => {
  await world.admin("POST", "faults", {
    match: { method: "POST", path: `/v1/customers/${customer}` },
    action: { type: "code", status: 400, code: "parameter_invalid_string_blank" },
  });
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Edit purchase order number" }).click();
  const dialog = portal.getByRole("dialog", { name: "Purchase order number" });
  const field = dialog.getByRole("textbox", { name: "Purchase order number" });
  await field.fill("PO-2026-118");
  await dialog.getByRole("button", { name: "Save" }).click();

  await expectFeedback(portal, /Nothing was changed\./);
  await expect(field).toHaveValue("PO-2026-118");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expectFeedback(portal, /^Purchase order number saved\./);
});
