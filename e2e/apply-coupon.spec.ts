import { expectEvent } from "./support/events";
import { expect, test } from "./support/fixtures";
import { expectOutcome } from "./support/outcome";
import { holdScripts } from "./support/scripts";
import type { World } from "./support/world";

// The page is scrolled to what was said; a click in the middle of a smooth scroll would miss its button.
test.use({ contextOptions: { reducedMotion: "reduce" } });

const ada = "ada@example.com";
const updates = (changes: { method: string; path: string }[]) =>
  changes.filter(({ path }) => /^\/v1\/subscriptions\/sub_/.test(path));

test.beforeEach(({ world }) => world.saveSettings({ coupon: true }));

test("a code says what it takes off before it is added, and the next charge is lower", async ({
  page,
  world,
  openPortal,
}) => {
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Add a code" }).click();
  const dialog = portal.getByRole("dialog", { name: "Add a discount code to Lumen Team" });
  await dialog.getByRole("textbox", { name: "Discount code" }).fill("spring");
  await dialog.getByRole("button", { name: "Check code" }).click();
  await expect(
    dialog.getByText(/^SPRING: 20% off for 3 months\. Next invoice on .*: \$39\.20 instead of \$49\.00\.$/),
  ).toBeVisible();
  expect(await world.changes()).toEqual([]);
  await dialog.getByRole("button", { name: "Add SPRING" }).click();

  await expectOutcome(portal, /^Added\. SPRING: 20% off until/);
  await expect(portal.getByText(/^\$39\.20 on/)).toBeVisible();
  await expect(portal.getByText(/20% off until/).last()).toBeVisible();
  await expectEvent(page, "apply_coupon", { object: "subscription", outcome: "applied" });
  expect(updates(await world.changes())).toHaveLength(1);

  const again = await openPortal(ada);
  await again.getByRole("button", { name: "Add a code" }).click();
  await again.getByRole("textbox", { name: "Discount code" }).fill("SPRING");
  await again.getByRole("textbox", { name: "Discount code" }).press("Enter");
  await expect(again.getByText("You have this discount already. Nothing was changed.")).toBeVisible();
});

test("a double click adds a code once", async ({ world, openPortal }) => {
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Add a code" }).click();
  await portal.getByRole("textbox", { name: "Discount code" }).fill("SPRING");
  await portal.getByRole("textbox", { name: "Discount code" }).press("Enter");
  await portal.getByRole("button", { name: "Add SPRING" }).dblclick();
  await expectOutcome(portal, /^Added\./);
  expect(updates(await world.changes())).toHaveLength(1);
});

test("a code that nobody knows is refused where it was typed, and another one can follow", async ({
  world,
  openPortal,
}) => {
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Add a code" }).click();
  await portal.getByRole("textbox", { name: "Discount code" }).fill("GUESS");
  await portal.getByRole("button", { name: "Check code" }).click();
  await expect(portal.getByText("This code is not known or cannot be used here.")).toBeVisible();
  const confirm = portal.getByRole("dialog").getByRole("button", { name: "Add a code" });
  await expect(confirm).toHaveAttribute("aria-disabled", "true");
  await portal.getByRole("textbox", { name: "Discount code" }).fill("SPRING");
  await portal.getByRole("button", { name: "Check code" }).click();
  await expect(portal.getByRole("button", { name: "Add SPRING" })).toBeVisible();
  expect(await world.changes()).toEqual([]);
});

test("a code that was changed after it was checked is checked before anything is added", async ({
  world,
  openPortal,
}) => {
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Add a code" }).click();
  await portal.getByRole("textbox", { name: "Discount code" }).fill("SPRING");
  await portal.getByRole("textbox", { name: "Discount code" }).press("Enter");
  await expect(portal.getByRole("button", { name: "Add SPRING" })).toBeVisible();
  await portal.getByRole("textbox", { name: "Discount code" }).fill("FOREVER10");
  await portal.getByRole("button", { name: "Add SPRING" }).click();
  await expect(portal.getByRole("button", { name: "Add FOREVER10" })).toBeVisible();
  expect(await world.changes()).toEqual([]);
});

test("Stripe's last word is told, and nothing is changed", async ({ world, openPortal }) => {
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Add a code" }).click();
  await portal.getByRole("textbox", { name: "Discount code" }).fill("SPRING");
  await portal.getByRole("button", { name: "Check code" }).click();
  await refuseOnce(world);
  await portal.getByRole("button", { name: "Add SPRING" }).click();
  await expectOutcome(portal, "This code cannot be used for your subscription. Nothing was changed.");
  // The refusal brought a new intent, and the code was checked again: the same click is now another try.
  await portal.getByRole("button", { name: "Add SPRING" }).click();
  await expectOutcome(portal, /^Added\./);
});

function refuseOnce(world: World) {
  return world.admin("POST", "faults", {
    match: { method: "POST", path: "/^/v1/subscriptions/sub_/" },
    action: { type: "code", status: 400, code: "coupon_expired", message: "Coupon expired." },
  });
}

test("a code typed before the script arrived is checked as soon as it has", async ({ page, openPortal }) => {
  const releaseScripts = await holdScripts(page);
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Add a code" }).click();
  await portal.getByRole("textbox", { name: "Discount code" }).fill("SPRING");
  await portal.getByRole("button", { name: "Check code" }).click();
  releaseScripts();
  await expect(portal.getByRole("button", { name: "Add SPRING" })).toBeVisible();
});

test("nothing of it is there while the merchant has it off, or while a payment is due", async ({
  world,
  openPortal,
}) => {
  const dmitri = await openPortal("dmitri@example.com");
  await expect(dmitri.getByRole("button", { name: "Cancel plan" }).first()).toBeVisible();
  await expect(dmitri.getByRole("button", { name: "Add a code" })).toHaveCount(0);
  await world.saveSettings({ coupon: false });
  const portal = await openPortal(ada);
  await expect(portal.getByRole("button", { name: "Change plan" })).toBeVisible();
  await expect(portal.getByRole("button", { name: "Add a code" })).toHaveCount(0);
});
