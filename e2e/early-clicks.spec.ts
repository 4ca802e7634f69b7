import { expect, test } from "./support/fixtures";
import { holdScripts } from "./support/scripts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

test("a double click opens a dialog and leaves it open, also before the script arrived, and closes nothing but it", async ({
  page,
  world,
  openPortal,
}) => {
  await world.saveSettings({ updateCard: true, billingDetails: true, taxIds: true });
  const releaseScripts = await holdScripts(page);
  const portal = await openPortal("ada@example.com");
  const dialog = portal.getByRole("dialog");
  // These buttons stand where the cross of their dialog is then.
  for (const name of ["Edit billing details", "Add a tax ID", "Update card"]) {
    await portal.getByRole("button", { name }).dblclick();
    await expect(dialog).toBeVisible();
    if (name !== "Update card") await dialog.getByRole("button", { name: "Close" }).first().dblclick();
  }
  releaseScripts();
  await expect(portal.getByRole("link", { name: "Enter card" })).toBeVisible();
});
