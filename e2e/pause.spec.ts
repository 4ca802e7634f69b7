import { expectEvent } from "./support/events";
import { expectFeedback } from "./support/feedback";
import { expect, test } from "./support/fixtures";
import { holdScripts } from "./support/scripts";

// The page scrolls to its messages, and a click during a smooth scroll would miss its button.
test.use({ contextOptions: { reducedMotion: "reduce" } });

const ada = "ada@example.com";
const paula = "paula@example.com";
const subscriptionUpdates = (changes: { method: string; path: string }[]) =>
  changes.filter(({ path }) => /^\/v1\/subscriptions\/sub_/.test(path));

test.beforeEach(({ world }) => world.saveSettings({ pause: true, showAllInvoices: true }));

test("payments stop at the renewal, and after the customer resumes, the next period is charged", async ({
  page,
  world,
  openPortal,
}) => {
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Pause" }).click();
  const dialog = portal.getByRole("dialog", { name: "Pause payments?" });
  await expect(dialog.getByText(/^You’ve paid until .*\. After that, payments pause/)).toBeVisible();
  await expect(dialog.getByText(/^Nothing is charged or refunded today\./)).toBeVisible();
  const choice = dialog.getByRole("radio", { name: /^2 months Next payment on / });
  await choice.check();
  const label = await dialog
    .getByText(/^Next payment on/)
    .nth(1)
    .textContent();
  const chargedOn = label?.replace("Next payment on ", "") ?? "no date";
  await dialog.getByRole("button", { name: /^Pause for / }).click();

  await expectFeedback(portal, `Payments paused. Your next payment is on ${chargedOn}.`);
  await expect(portal.getByText("Payments paused", { exact: true })).toBeVisible();
  await expect(portal.getByText(`then paused until ${chargedOn}`)).toBeVisible();
  await expect(portal.getByRole("button", { name: "Pause" })).toHaveCount(0);
  await expectEvent(page, "pause", { object: "subscription", outcome: "paused" });

  await world.admin("POST", "clock", { advance: 35 * 86_400 });
  const later = await openPortal(ada);
  await expect(later.getByText(`Payments resume on ${chargedOn}`)).toBeVisible();
  await later.getByRole("button", { name: "Resume" }).click();
  const question = later.getByRole("dialog", { name: "Resume payments for Lumen Team?" });
  await expect(question.getByText(/^Nothing due today\. Then \$49\.00 per month from .*\.$/)).toBeVisible();
  await question.getByRole("button", { name: "Resume payments" }).click();
  await expectFeedback(later, /^Payments resumed\. Your next payment is on/);
  await expect(later.getByText(/^Renews on/)).toBeVisible();
  await expectEvent(page, "resume", { outcome: "resumed" });

  await world.admin("POST", "clock", { advance: 32 * 86_400 });
  const charged = await openPortal(ada);
  await expect(charged.getByRole("row").nth(1)).toContainText("Paid");
  await expect(charged.getByRole("row").nth(2)).toContainText("Not charged");
});

test("a pause ends automatically, and the next invoice is charged", async ({ world, openPortal }) => {
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Pause" }).click();
  await portal.getByRole("button", { name: /^Pause for / }).click();
  await expectFeedback(portal, /^Payments paused\./);
  await world.admin("POST", "clock", { advance: 63 * 86_400 });
  const later = await openPortal(ada);
  await expect(later.getByText(/^Renews on/)).toBeVisible();
  await expect(later.getByRole("row").nth(1)).toContainText("Paid");
  await expect(later.getByRole("row").nth(2)).toContainText("Not charged");
});

test("a double click pauses once, even before the script loads", async ({ page, world, openPortal }) => {
  const releaseScripts = await holdScripts(page);
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Pause" }).click();
  await portal.getByRole("radio", { name: /^3 months/ }).check();
  await portal.getByRole("button", { name: /^Pause for / }).dblclick();
  releaseScripts();
  await expectFeedback(portal, /^Payments paused\./);
  expect(subscriptionUpdates(await world.changes())).toHaveLength(1);
});

test("when Stripe refuses, nothing is paused, and the dialog says so", async ({ world, openPortal }) => {
  await world.admin("POST", "faults", {
    match: { method: "POST", path: "/^/v1/subscriptions/sub_/" },
    action: { type: "status", status: 403 },
  });
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Pause" }).click();
  await portal.getByRole("button", { name: /^Pause for / }).click();
  await expectFeedback(portal, /Nothing was changed\./);
  await expect(portal.getByRole("dialog")).toBeVisible();
  await portal.getByRole("button", { name: /^Pause for / }).click();
  await expectFeedback(portal, /^Payments paused\./);
});

for (const [who, email] of [
  ["past due", "dmitri@example.com"],
  ["in a trial", "chloe@example.com"],
  ["about to end", "elif@example.com"],
] as const)
  test(`a customer who is ${who} isn't offered a pause`, async ({ openPortal }) => {
    const portal = await openPortal(email);
    await expect(portal.getByRole("article").getByRole("button").first()).toBeVisible();
    await expect(portal.getByRole("button", { name: "Pause" })).toHaveCount(0);
  });

test("with pauses turned off, the page offers no pause", async ({ world, openPortal }) => {
  await world.saveSettings({ pause: false });
  const portal = await openPortal(ada);
  await expect(portal.getByRole("button", { name: "Cancel plan" }).first()).toBeVisible();
  await expect(portal.getByRole("button", { name: "Pause" })).toHaveCount(0);
});

test.describe("a paused subscription", () => {
  test.use({ scenario: "paused" });

  test("is resumed for exactly the amount on the button", async ({ page, openPortal }) => {
    const portal = await openPortal(paula);
    await expect(portal.getByText("You won’t be charged while paused")).toBeVisible();
    await portal.getByRole("button", { name: "Resume" }).click();
    const confirm = portal.getByRole("button", { name: /^Resume and pay \$/ });
    const amount = /\$[\d.,]+/.exec((await confirm.textContent()) ?? "")?.[0] ?? "no amount";
    await confirm.click();
    await expectFeedback(portal, `Lumen Team is active again. You paid ${amount}.`);
    await expect(portal.getByText("Active", { exact: true })).toBeVisible();
    await expectEvent(page, "resume", { outcome: "resumed" });
  });

  test("stays paused while the bank asks, and the page says where to answer", async ({
    page,
    world,
    openPortal,
  }) => {
    await world.replaceCard("cus_LumenPaula", "pm_card_authenticationRequired");
    const portal = await openPortal(paula);
    await portal.getByRole("button", { name: "Resume" }).click();
    await portal.getByRole("button", { name: /^Resume and pay \$/ }).click();
    await expectFeedback(
      portal,
      /^Your bank wants you to confirm \$[\d.]+ by .+\sUTC to resume Lumen Team\.$/,
    );
    await expect(portal.getByRole("link", { name: /^Confirm (payment|\$)/ }).first()).toBeVisible();
    await expectEvent(page, "resume", { outcome: "bank_asks" });
  });

  test("stays paused after a declined card, and the page says why", async ({ world, openPortal }) => {
    await world.replaceCard("cus_LumenPaula", "pm_card_chargeCustomerFail");
    const portal = await openPortal(paula);
    await portal.getByRole("button", { name: "Resume" }).click();
    await portal.getByRole("button", { name: /^Resume and pay \$/ }).click();
    await expectFeedback(portal, /declined.*Nothing was changed\./);
    await expect(portal.getByRole("dialog")).toBeVisible();
  });
});
