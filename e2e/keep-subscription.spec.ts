import { expectEvent } from "./support/events";
import { expectFeedback } from "./support/feedback";
import { expect, test } from "./support/fixtures";
import { holdScripts } from "./support/scripts";

// The page scrolls to its messages, and a click during a smooth scroll would miss its button.
test.use({ contextOptions: { reducedMotion: "reduce" } });

const elif = "elif@example.com";

test("one click keeps a subscription that was about to end, and the page and Stripe agree", async ({
  page,
  world,
  openPortal,
}) => {
  const portal = await openPortal(elif);
  await expect(portal.getByText(/^(Yours until|Ends on [A-Z][a-z]+ \d)/)).toBeVisible();
  await portal.getByRole("button", { name: "Keep Lumen Team" }).click();
  await expectFeedback(portal, "You’re staying on Lumen Team.");
  await expect(portal.getByText(/^Renews on/)).toBeVisible();
  await expect(portal.getByRole("button", { name: "Cancel plan" })).toBeVisible();
  await expectEvent(page, "keep_subscription", { outcome: "kept" });
  expect(await world.changes()).toHaveLength(1);
});

test("a click before the script loads isn't lost, and a second click does nothing more", async ({
  page,
  world,
  openPortal,
}) => {
  const releaseScripts = await holdScripts(page);
  const portal = await openPortal(elif);
  const keep = portal.getByRole("button", { name: "Keep Lumen Team" });
  await keep.click();
  await keep.click();
  releaseScripts();
  await expectFeedback(portal, "You’re staying on Lumen Team.");
  expect(await world.changes()).toHaveLength(1);
});

test("when Stripe refuses, the subscription still ends, the page says so, and the next attempt works", async ({
  world,
  openPortal,
}) => {
  await world.admin("POST", "faults", {
    match: { method: "POST", path: "/^/v1/subscriptions/sub_/" },
    action: { type: "status", status: 403 },
  });
  const portal = await openPortal(elif);
  await portal.getByRole("button", { name: "Keep Lumen Team" }).click();
  await expectFeedback(portal, /Nothing was changed\./);
  await expect(portal.getByText(/^(Yours until|Ends on [A-Z][a-z]+ \d)/)).toBeVisible();
  await portal.getByRole("button", { name: "Keep Lumen Team" }).click();
  await expectFeedback(portal, "You’re staying on Lumen Team.");
});

test("a canceled subscription can be kept, and canceled again", async ({ openPortal }) => {
  const portal = await openPortal("ada@example.com");
  for (const round of [1, 2]) {
    await portal.getByRole("button", { name: "Cancel plan" }).click();
    await portal.getByRole("dialog").getByRole("button", { name: "Cancel plan" }).click();
    await expect(portal.getByText(/^Your plan is canceled\./), `round ${round}`).toBeVisible();
    await portal.getByRole("button", { name: "Keep Lumen Team" }).click();
    await expect(portal.getByText("You’re staying on Lumen Team.")).toBeVisible();
  }
});

test("choosing another plan undoes the cancellation in the same step, and the page says so before and after", async ({
  page,
  world,
  openPortal,
}) => {
  const portal = await openPortal(elif);
  await portal.getByRole("button", { name: "Keep and change plan" }).click();
  const dialog = portal.getByRole("dialog", { name: "Keep and change plan" });
  await dialog.getByRole("radio", { name: /Lumen Business/ }).check();
  await expect(dialog.getByText(/^This undoes your cancellation\. Then /)).toBeVisible();
  const confirm = dialog.getByRole("button", { name: /^Keep, change and pay \$/ });
  await confirm.dblclick();
  await expectFeedback(portal, "You’re now on Lumen Business. Your cancellation was undone.");
  await expect(portal.getByText(/^Renews on/)).toBeVisible();
  await expectEvent(page, "pre_change_plan", { keeps: true });
  await expectEvent(page, "change_plan", { outcome: "applied", keeps: true });
  expect(await world.changes()).toHaveLength(1);
});

test("if the answer to a click is lost, the page offers to check again, and the cancellation is undone once", async ({
  page,
  world,
  openPortal,
  expectedErrors,
}) => {
  expectedErrors.push(/net::ERR_|Failed to load resource/);
  const portal = await openPortal(elif);
  await page.route(
    (url) => url.pathname.startsWith("/portal/"),
    async (route) => {
      if (route.request().method() === "POST") await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await portal.getByRole("button", { name: "Keep Lumen Team" }).click();
  await expect(portal.getByText(/^You lost connection\./)).toBeVisible();
  await portal.getByRole("button", { name: "Reload" }).click();
  await expectFeedback(portal, "This page is up to date now.");
  await expect(portal.getByText(/^Renews on/)).toBeVisible();
  expect(await world.changes()).toHaveLength(1);
});
