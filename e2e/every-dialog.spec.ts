import { type OperationName, operations } from "@/lib/operations/operations";
import { operationCases } from "./operations/all-operations";
import { dialogCustomers, dialogName } from "./support/dialog-customers";
import { everythingOn } from "./support/everything-on";
import { expect, test } from "./support/fixtures";
import { newWorld } from "./support/world";

/** Every operation with a dialog. `keep_subscription` has one only if it wasn't the customer who canceled. */
const asking = (Object.keys(operations) as OperationName[]).filter(
  (name) => operations[name].asks || name === "keep_subscription",
);

test("together, the customers in dialogCustomers are offered every dialog", async ({ page }) => {
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
  expect([...seen].sort()).toEqual(asking.map((name) => operationCases[name].dialog ?? name).sort());
});
