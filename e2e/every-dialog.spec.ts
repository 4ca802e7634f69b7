import { type OperationName, operations } from "@/lib/operations/operations";
import { dialogCustomers, dialogName } from "./support/dialog-customers";
import { everythingOn } from "./support/everything-on";
import { expect, test } from "./support/fixtures";
import { newWorld } from "./support/world";

/** The names of dialogs that aren't called as their operation is. */
const otherNames: Partial<Record<OperationName, string>> = {
  pay_invoice: "pay-",
  billing_details: "billing-details-dialog",
  add_tax_id: "tax-ids-add",
  remove_tax_id: "tax-ids-remove-",
  remove_payment_method: "remove-method-",
};

/** Every operation with a dialog. Undoing a cancellation asks only about an end that the customer didn't set. */
const asking = (Object.keys(operations) as OperationName[]).filter(
  (name) => operations[name].asks || name === "keep_subscription",
);

test("together, the pictured customers are offered every dialog", async ({ page }) => {
  test.slow();
  const seen = new Set<string>();
  for (const { scenario, email, prepare } of dialogCustomers) {
    const world = await newWorld("test", scenario);
    await world.saveSettings(everythingOn);
    await prepare?.(world);
    await page.goto(world.pageOf(email));
    const portal = page.locator("#portico-portal iframe").first().contentFrame();
    await expect(portal.getByRole("main")).toBeVisible();
    for (const id of await portal.locator("dialog").evaluateAll((found) => found.map(({ id }) => id)))
      seen.add(dialogName(id));
    await world.close();
  }
  expect([...seen].sort()).toEqual(asking.map((name) => otherNames[name] ?? name).sort());
});
