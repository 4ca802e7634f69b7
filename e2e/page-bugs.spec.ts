import { expect, test } from "./support/fixtures";
import { expectOutcome } from "./support/outcome";

/** What goes wrong in the merchant's page must not stand between a customer and what they came for. */

test.use({ contextOptions: { reducedMotion: "reduce" } });

const ada = "ada@example.com";

test("a bug in handleResponse does not stop a cancellation, and the customer reads nothing of it", async ({
  page,
  world,
  openPortal,
  expectedErrors,
}) => {
  expectedErrors.push(/handleResponse threw on "pre_cancellation".*analytics is not defined/);
  const portal = await openPortal(ada, { bug: "pre_cancellation" });
  await portal.getByRole("button", { name: "Cancel plan" }).click();
  await portal.getByRole("dialog").getByRole("button", { name: "Cancel plan" }).click();
  await expectOutcome(portal, /^Canceled\. You keep Lumen Team until/);
  await expect(portal.getByText("analytics")).toHaveCount(0);
  await expect(page.getByText("analytics")).toHaveCount(0);
  expect(await world.changes()).toHaveLength(1);
});

test("a handleResponse that never settles is waited for and then left out", async ({ world, openPortal }) => {
  const portal = await openPortal(ada, { hang: "pre_cancellation" });
  await portal.getByRole("button", { name: "Cancel plan" }).click();
  await portal.getByRole("dialog").getByRole("button", { name: "Cancel plan" }).click();
  await expect(portal.getByText("Working…")).toBeVisible();
  await expect(portal.getByText(/^Canceled\. You keep Lumen Team until/)).toBeVisible({ timeout: 20_000 });
  expect(await world.changes()).toHaveLength(1);
});

test("a bug in what hears of the load does not stop the portal from being looked at", async ({
  openPortal,
  expectedErrors,
}) => {
  expectedErrors.push(/handleResponse threw on "(pre_load|post_load)"/);
  for (const bug of ["pre_load", "post_load"]) {
    const portal = await openPortal(ada, { bug });
    await expect(portal.getByText("Lumen Team").first()).toBeVisible();
  }
});

test("a handleResponse that the settings leave out is explained in the console, in test mode", async ({
  page,
  world,
  openPortal,
}) => {
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  await world.saveSettings({ handleResponse: false });
  const portal = await openPortal("ada@example.com");
  await expect(portal.getByRole("heading", { name: "Lumen Team" })).toBeVisible();
  await expect.poll(() => said.join("\n")).toContain("handleResponse gets pre_load alone");
});
