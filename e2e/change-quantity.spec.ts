import { expectEvent } from "./support/events";
import { expectFeedback } from "./support/feedback";
import { expect, test } from "./support/fixtures";
import { holdScripts } from "./support/scripts";

// The page scrolls to its messages, and a click during a smooth scroll would miss its button.
test.use({ contextOptions: { reducedMotion: "reduce" }, scenario: "seats" });

/** Selma pays $59.00 a month for each of five seats. */
const selma = "selma@example.com";
const subscriptionUpdates = (changes: { method: string; path: string }[]) =>
  changes.filter(({ path }) => /^\/v1\/subscriptions\/sub_/.test(path));

test.beforeEach(({ world }) => world.saveSettings({ quantityManagement: true }));

test("more seats start immediately and charge exactly the amount on the button", async ({
  page,
  world,
  openPortal,
}) => {
  const portal = await openPortal(selma);
  await portal.getByRole("button", { name: "Change quantity" }).click();
  const dialog = portal.getByRole("dialog", { name: "Change seats" });
  await expect(dialog.getByText("You have 5 seats now, at $59.00 per month for each seat.")).toBeVisible();
  await expect(dialog.getByText("Change the number to see the cost.")).toBeVisible();
  await dialog.getByRole("button", { name: "More seats" }).click();
  await dialog.getByRole("button", { name: "More seats" }).click();
  await expect(dialog.getByRole("spinbutton", { name: "Seats" })).toHaveValue("7");
  await expect(dialog.getByText(/^5 → 7 seats\. Then \$413\.00 per month from .*\.$/)).toBeVisible();
  const confirm = dialog.getByRole("button", { name: /^Change and pay/ });
  const amount = /\$[\d.,]+/.exec((await confirm.textContent()) ?? "")?.[0] ?? "no amount";
  await expect(dialog.getByRole("definition").filter({ hasText: amount })).toBeVisible();
  await confirm.click();

  await expectFeedback(portal, "You now have 7 seats.");
  await expect(portal.getByRole("article").getByText("$413.00 per month", { exact: true })).toBeVisible();
  await expect(portal.getByText("7 at $59.00 each")).toBeVisible();
  await expect(portal.getByRole("row").nth(1)).toContainText(amount);
  await expect(portal.getByRole("row").nth(1)).toContainText("Paid");
  await expectEvent(page, "change_quantity", { object: "subscription", outcome: "applied" });
  expect(subscriptionUpdates(await world.changes())).toHaveLength(1);
});

test("a change to fewer seats costs nothing now, can be undone, and takes effect at the renewal", async ({
  world,
  openPortal,
}) => {
  const portal = await openPortal(selma);
  const open = () => portal.getByRole("button", { name: "Change quantity" }).click();
  await open();
  const field = portal.getByRole("spinbutton", { name: "Seats" });
  await field.fill("3");
  await expect(portal.getByText(/^5 → 3 seats\. Nothing due today\. You keep 5 seats until/)).toBeVisible();
  await portal.getByRole("button", { name: /^Change on/ }).click();
  await expectFeedback(portal, /^You’ll have 3 seats from/);
  await expect(portal.getByText(/^Changes to 3 seats on/).first()).toBeVisible();

  await open();
  await expect(field).toHaveValue("5");
  await portal.getByRole("button", { name: "Keep 5 seats" }).click();
  await expectFeedback(portal, "Your planned change won’t happen.");
  await expect(portal.getByText(/^Renews on/)).toBeVisible();

  await open();
  await field.fill("2");
  await portal.getByRole("button", { name: /^Change on/ }).click();
  await expectFeedback(portal, /^You’ll have 2 seats from/);
  await world.admin("POST", "clock", { advance: 32 * 86_400 });
  const later = await openPortal(selma);
  await expect(later.getByRole("article").getByText("$118.00 per month", { exact: true })).toBeVisible();
  await expect(later.getByText("2 at $59.00 each")).toBeVisible();
  await expect(later.getByRole("row").nth(1)).toContainText("$118.00");
});

test("the page says which quantities aren't allowed, and they can't be confirmed", async ({
  world,
  openPortal,
}) => {
  const portal = await openPortal(selma);
  await portal.getByRole("button", { name: "Change quantity" }).click();
  const dialog = portal.getByRole("dialog");
  const field = dialog.getByRole("spinbutton", { name: "Seats" });
  const confirm = dialog.getByRole("button", { name: "Change quantity" });
  await expect(dialog.getByText("Between 1 and 1,000.")).toBeVisible();
  for (const wrong of ["0", "1001", "-1", "1.5", ""]) {
    await field.fill(wrong);
    await expect(dialog.getByText("You can’t choose this number of seats.")).toBeVisible();
    await expect(confirm).toHaveAttribute("aria-disabled", "true");
    await field.press("Enter");
  }
  await field.fill("1");
  await expect(dialog.getByRole("button", { name: "Fewer seats" })).toHaveAttribute("aria-disabled", "true");
  expect(await world.changes()).toEqual([]);
});

test("the last quantity typed is shown and confirmed", async ({ world, openPortal }) => {
  const portal = await openPortal(selma);
  await portal.getByRole("button", { name: "Change quantity" }).click();
  const dialog = portal.getByRole("dialog");
  const field = dialog.getByRole("spinbutton", { name: "Seats" });
  await expect(dialog.getByText("Change the number to see the cost.")).toBeVisible();
  // The first answer is slow and arrives when the field already has another number.
  await world.admin("POST", "faults", {
    match: { path: "/v1/invoices/create_preview" },
    times: 2,
    action: { type: "delay", milliseconds: 1_500 },
  });
  await field.fill("9");
  await expect(dialog.getByText("Calculating the amount…")).toBeVisible();
  await field.fill("6");
  await expect(dialog.getByText(/^5 → 6 seats\./)).toBeVisible();
  await expect(dialog.getByText(/9 seats/)).toHaveCount(0);
  await dialog.getByRole("button", { name: /^Change and pay/ }).click();
  await expectFeedback(portal, "You now have 6 seats.");
});

test("a quantity changed before the script loads is previewed", async ({ page, openPortal }) => {
  const releaseScripts = await holdScripts(page);
  const portal = await openPortal(selma);
  await portal.getByRole("button", { name: "Change quantity" }).click();
  const field = portal.getByRole("spinbutton", { name: "Seats" });
  await portal.getByRole("button", { name: "More seats" }).click();
  await expect(field).toHaveValue("6");
  await field.press("ArrowUp");
  await expect(field).toHaveValue("7");
  releaseScripts();
  await expect(portal.getByText(/^5 → 7 seats\./)).toBeVisible();
});

test("a double click changes the seats once", async ({ world, openPortal }) => {
  const portal = await openPortal(selma);
  await portal.getByRole("button", { name: "Change quantity" }).click();
  await portal.getByRole("button", { name: "More seats" }).click();
  await portal.getByRole("button", { name: /^Change and pay/ }).dblclick();
  await expectFeedback(portal, "You now have 6 seats.");
  expect(subscriptionUpdates(await world.changes())).toHaveLength(1);
});

test("a declined card changes nothing, says why, and keeps the typed quantity", async ({
  world,
  openPortal,
}) => {
  await world.admin("POST", "faults", {
    match: { method: "POST", path: "/^/v1/subscriptions/sub_/" },
    action: { type: "code", status: 402, code: "card_declined", decline_code: "insufficient_funds" },
  });
  const portal = await openPortal(selma);
  await portal.getByRole("button", { name: "Change quantity" }).click();
  await portal.getByRole("button", { name: "More seats" }).click();
  await portal.getByRole("button", { name: /^Change and pay/ }).click();
  await expectFeedback(portal, /enough funds\. Nothing was changed\./);
  await expect(portal.getByRole("spinbutton", { name: "Seats" })).toHaveValue("6");
  await portal.getByRole("button", { name: /^Change and pay/ }).click();
  await expectFeedback(portal, "You now have 6 seats.");
});

test("when the bank asks for a confirmation, the old quantity stays until the customer confirms", async ({
  page,
  world,
  openPortal,
}) => {
  await world.replaceCard(world.customers[0]?.id ?? "", "pm_card_authenticationRequired");
  const portal = await openPortal(selma);
  await portal.getByRole("button", { name: "Change quantity" }).click();
  await portal.getByRole("button", { name: "More seats" }).click();
  await portal.getByRole("button", { name: /^Change and pay/ }).click();
  await expectFeedback(portal, "Confirm your change");
  await expectFeedback(
    portal,
    /^Your bank wants you to confirm \$[\d.]+ by .+\. Until then you stay on Lumen Studio\.$/,
  );
  await expect(portal.getByText("5 at $59.00 each")).toBeVisible();
  await expectEvent(page, "change_quantity", { outcome: "bank_asks" });
});

test("with quantity changes turned off, the page shows no way to change the quantity", async ({
  world,
  openPortal,
}) => {
  await world.saveSettings({ quantityManagement: false });
  const portal = await openPortal(selma);
  await expect(portal.getByRole("button", { name: "Cancel plan" }).first()).toBeVisible();
  await expect(portal.getByText("Change quantity")).toHaveCount(0);
});
