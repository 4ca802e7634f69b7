import { expectFeedback } from "./support/feedback";
import { expect, test } from "./support/fixtures";

/** Errors in the merchant's page must not stop customers. */

test.use({ contextOptions: { reducedMotion: "reduce" } });

const ada = "ada@example.com";

test("a bug in handleResponse doesn't stop a cancellation, and the customer doesn't see it", async ({
  page,
  world,
  openPortal,
  expectedErrors,
}) => {
  expectedErrors.push(/handleResponse threw on "pre_cancellation".*analytics is not defined/);
  const portal = await openPortal(ada, { bug: "pre_cancellation" });
  await portal.getByRole("button", { name: "Cancel plan" }).click();
  await portal.getByRole("dialog").getByRole("button", { name: "Cancel plan" }).click();
  await expectFeedback(portal, /^Your plan is canceled\. You keep Lumen Team until/);
  await expect(portal.getByText("is not defined")).toHaveCount(0);
  await expect(page.getByText("is not defined")).toHaveCount(0);
  expect(await world.changes()).toHaveLength(1);
});

test("the portal waits for a handleResponse that never settles, and then continues without it", async ({
  world,
  openPortal,
}) => {
  const portal = await openPortal(ada, { hang: "pre_cancellation" });
  await portal.getByRole("button", { name: "Cancel plan" }).click();
  await portal.getByRole("dialog").getByRole("button", { name: "Cancel plan" }).click();
  await expect(portal.getByText("Working…")).toBeVisible();
  await expect(portal.getByText(/^Your plan is canceled\. You keep Lumen Team until/)).toBeVisible({
    timeout: 20_000,
  });
  expect(await world.changes()).toHaveLength(1);
});

test("a bug in pre_load or post_load doesn't stop the portal from opening", async ({
  openPortal,
  expectedErrors,
}) => {
  expectedErrors.push(/handleResponse threw on "(pre_load|post_load)"/);
  for (const bug of ["pre_load", "post_load"]) {
    const portal = await openPortal(ada, { bug });
    await expect(portal.getByText("Lumen Team").first()).toBeVisible();
  }
});

test("in test mode, the console says that handleResponse only receives pre_load while events are turned off", async ({
  page,
  world,
  openPortal,
}) => {
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  await world.saveSettings({ handleResponse: false });
  const portal = await openPortal("ada@example.com");
  await expect(portal.getByRole("heading", { name: "Lumen Team" })).toBeVisible();
  await expect.poll(() => said.join("\n")).toContain("handleResponse only receives pre_load");
});
