import { expectFeedback } from "./support/feedback";
import { expect, test } from "./support/fixtures";

test.use({ contextOptions: { reducedMotion: "reduce" } });

test("while the portal reads the state after a refusal, another request waits and is made once, and the refused one isn't made again", async ({
  page,
  world,
  openPortal,
}) => {
  const portal = await openPortal("ada@example.com");
  const dialog = portal.getByRole("dialog");
  await portal.getByRole("button", { name: "Change plan" }).click();
  await portal.getByRole("radio", { name: /Lumen Business/ }).check();
  const pay = dialog.getByRole("button", { name: /^Change plan and pay/ });
  await expect(pay).toBeEnabled();
  await world.saveSettings({ changePlan: false });
  await world.admin("DELETE", "requests");

  const sent: string[] = [];
  let release = () => {};
  const isReleased = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/portal\//, async (route) => {
    const body = route.request().postData() ?? "";
    const name = ["read_again", "change_plan", "cancellation"].find((one) => body.includes(`"${one}"`));
    if (name) sent.push(name);
    if (name === "read_again") await isReleased;
    await route.continue();
  });

  await pay.click();
  await expect(dialog.getByText("You can’t do this here. Nothing was changed.")).toBeVisible();
  await expect.poll(() => sent).toEqual(["change_plan", "read_again"]);
  await pay.click();
  await page.keyboard.press("Escape");
  await portal.getByRole("button", { name: "Cancel plan" }).click();
  await dialog.getByRole("button", { name: "Cancel plan" }).dblclick();
  await expect(dialog.getByRole("button", { name: "Cancel plan" })).toHaveAttribute("aria-disabled", "true");
  expect(sent).toEqual(["change_plan", "read_again"]);

  release();
  await expectFeedback(portal, /^Your plan is canceled\./);
  expect(sent).toEqual(["change_plan", "read_again", "cancellation"]);
  expect(await world.changes()).toHaveLength(1);
});
