import { expectEvent } from "./support/events";
import { expectFeedback } from "./support/feedback";
import { expect, test } from "./support/fixtures";
import { holdScripts } from "./support/scripts";
import type { World } from "./support/world";

// The page scrolls to its messages, and a click during a smooth scroll would miss its button.
test.use({ contextOptions: { reducedMotion: "reduce" } });

const ada = "ada@example.com";
const updates = (changes: { method: string; path: string }[]) =>
  changes.filter(({ path }) => /^\/v1\/subscriptions\/sub_/.test(path));

test.beforeEach(({ world }) => world.saveSettings({ coupon: true }));

test("a code's discount is shown before it is added, and the next charge is lower", async ({
  page,
  world,
  openPortal,
}) => {
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Add code" }).click();
  const dialog = portal.getByRole("dialog", { name: "Add promo code" });
  await dialog.getByRole("textbox", { name: "Promo code" }).fill("spring");
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(
    dialog.getByText(/^SPRING: 20% off for 3 months\. Next payment \$39\.20 on .*, instead of \$49\.00\.$/),
  ).toBeVisible();
  expect(await world.changes()).toEqual([]);
  await dialog.getByRole("button", { name: "Add SPRING" }).click();

  await expectFeedback(portal, /^Code added\. SPRING: 20% off until/);
  await expect(portal.getByText(/^Next payment \$39\.20 on/)).toBeVisible();
  await expect(portal.getByText(/20% off until/).last()).toBeVisible();
  await expectEvent(page, "apply_coupon", { object: "subscription", outcome: "applied" });
  expect(updates(await world.changes())).toHaveLength(1);

  const again = await openPortal(ada);
  await again.getByRole("button", { name: "Add code" }).click();
  await again.getByRole("textbox", { name: "Promo code" }).fill("SPRING");
  await again.getByRole("textbox", { name: "Promo code" }).press("Enter");
  await expect(again.getByText("You already have this discount. Nothing was changed.")).toBeVisible();
});

test("a double click adds a code once", async ({ world, openPortal }) => {
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Add code" }).click();
  await portal.getByRole("textbox", { name: "Promo code" }).fill("SPRING");
  await portal.getByRole("textbox", { name: "Promo code" }).press("Enter");
  await portal.getByRole("button", { name: "Add SPRING" }).dblclick();
  await expectFeedback(portal, /^Code added\./);
  expect(updates(await world.changes())).toHaveLength(1);
});

test("an unknown code gets a message next to its field, and another code can be tried", async ({
  world,
  openPortal,
}) => {
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Add code" }).click();
  await portal.getByRole("textbox", { name: "Promo code" }).fill("GUESS");
  await portal.getByRole("button", { name: "Apply" }).click();
  await expect(portal.getByText("This code isn’t valid.")).toBeVisible();
  const confirm = portal.getByRole("dialog").getByRole("button", { name: "Add code" });
  await expect(confirm).toHaveAttribute("aria-disabled", "true");
  await portal.getByRole("textbox", { name: "Promo code" }).fill("SPRING");
  await portal.getByRole("button", { name: "Apply" }).click();
  await expect(portal.getByRole("button", { name: "Add SPRING" })).toBeVisible();
  expect(await world.changes()).toEqual([]);
});

test("a code that is edited after the check is checked again before anything is added", async ({
  world,
  openPortal,
}) => {
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Add code" }).click();
  await portal.getByRole("textbox", { name: "Promo code" }).fill("SPRING");
  await portal.getByRole("textbox", { name: "Promo code" }).press("Enter");
  await expect(portal.getByRole("button", { name: "Add SPRING" })).toBeVisible();
  await portal.getByRole("textbox", { name: "Promo code" }).fill("FOREVER10");
  await portal.getByRole("button", { name: "Add SPRING" }).click();
  await expect(portal.getByRole("button", { name: "Add FOREVER10" })).toBeVisible();
  expect(await world.changes()).toEqual([]);
});

test("a refusal by Stripe is shown, and nothing is changed", async ({ world, openPortal }) => {
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Add code" }).click();
  await portal.getByRole("textbox", { name: "Promo code" }).fill("SPRING");
  await portal.getByRole("button", { name: "Apply" }).click();
  await refuseOnce(world);
  await portal.getByRole("button", { name: "Add SPRING" }).click();
  await expectFeedback(portal, "This code can’t be used for your subscription. Nothing was changed.");
  // After the refusal, the page made a new intent and checked the code again, so the click counts as a new attempt.
  await portal.getByRole("button", { name: "Add SPRING" }).click();
  await expectFeedback(portal, /^Code added\./);
});

function refuseOnce(world: World) {
  return world.admin("POST", "faults", {
    match: { method: "POST", path: "/^/v1/subscriptions/sub_/" },
    action: { type: "code", status: 400, code: "coupon_expired", message: "Coupon expired." },
  });
}

test("a code typed before the script loads is checked once it has loaded", async ({ page, openPortal }) => {
  const releaseScripts = await holdScripts(page);
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Add code" }).click();
  await portal.getByRole("textbox", { name: "Promo code" }).fill("SPRING");
  await portal.getByRole("button", { name: "Apply" }).click();
  releaseScripts();
  await expect(portal.getByRole("button", { name: "Add SPRING" })).toBeVisible();
});

test("the portal offers no codes while the merchant has them turned off or a payment is due", async ({
  world,
  openPortal,
}) => {
  const dmitri = await openPortal("dmitri@example.com");
  await expect(dmitri.getByRole("button", { name: "Cancel plan" }).first()).toBeVisible();
  await expect(dmitri.getByRole("button", { name: "Add code" })).toHaveCount(0);
  await world.saveSettings({ coupon: false });
  const portal = await openPortal(ada);
  await expect(portal.getByRole("button", { name: "Change plan" })).toBeVisible();
  await expect(portal.getByRole("button", { name: "Add code" })).toHaveCount(0);
});
