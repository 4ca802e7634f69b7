import { expectEvent } from "./support/events";
import { expectFeedback } from "./support/feedback";
import { expect, test } from "./support/fixtures";
import { followToStripe } from "./support/follow-to-stripe";
import { holdScripts } from "./support/scripts";
import { chooseCard, closeTab } from "./support/stripe-page";

// The page scrolls to its messages, and a click during a smooth scroll would miss its button.
test.use({ contextOptions: { reducedMotion: "reduce" } });

const ada = "ada@example.com";
const subscriptionUpdates = (changes: { method: string; path: string }[]) =>
  changes.filter(({ path }) => /^\/v1\/subscriptions\/sub_/.test(path));

test("an upgrade starts immediately and charges exactly the amount on the button", async ({
  page,
  world,
  openPortal,
}) => {
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Change plan" }).click();
  await portal.getByRole("radio", { name: /Lumen Business/ }).check();
  const confirm = portal.getByRole("button", { name: /^Change plan and pay/ });
  const amount = /\$[\d.,]+/.exec((await confirm.textContent()) ?? "")?.[0] ?? "no amount";
  await expect(portal.getByRole("definition").filter({ hasText: amount })).toBeVisible();
  await confirm.click();

  await expectFeedback(portal, "You’re now on Lumen Business.");
  await expect(portal.locator(".portal-receipt dd").filter({ hasText: amount })).toHaveCount(1);
  await expect(portal.getByText("$149.00 per month").first()).toBeVisible();
  await expect(portal.getByRole("row").nth(1)).toContainText(amount);
  await expect(portal.getByRole("row").nth(1)).toContainText("Paid");
  await expectEvent(page, "select_plan", { priceId: "price_Lumen_business_month" });
  await expectEvent(page, "change_plan", { outcome: "applied" });
  expect(subscriptionUpdates(await world.changes())).toHaveLength(1);

  const again = await openPortal(ada);
  await expect(again.getByRole("heading", { name: "Lumen Business" })).toBeVisible();
});

test("a downgrade waits for the renewal, costs nothing now, and can be undone", async ({ openPortal }) => {
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Change plan" }).click();
  await portal.getByRole("radio", { name: /Lumen Starter/ }).check();
  await expect(portal.getByText(/^Nothing due today\. You keep Lumen Team until/)).toBeVisible();
  await portal.getByRole("button", { name: /^Change on/ }).click();
  await expectFeedback(portal, /^Lumen Starter starts on/);
  await expect(portal.getByText(/^Changes to Lumen Starter on/)).toBeVisible();
  await expect(portal.getByText("$49.00 per month").first()).toBeVisible();

  await portal.getByRole("button", { name: "Change plan" }).click();
  await expect(portal.getByRole("radio", { name: /Lumen Starter.*Starts on/ })).toBeVisible();
  await portal.getByRole("radio", { name: /Lumen Team.*Current plan/ }).check();
  // The card has a button with the same name, which discards the change without confirmation.
  await portal.getByRole("dialog").getByRole("button", { name: "Keep Lumen Team" }).click();
  await expectFeedback(portal, "You’re staying on Lumen Team.");
  await expect(portal.getByText(/^Renews on/)).toBeVisible();
});

test("a scheduled downgrade takes effect at the renewal, which charges the lower price", async ({
  world,
  openPortal,
}) => {
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Change plan" }).click();
  await portal.getByRole("radio", { name: /Lumen Starter/ }).check();
  await portal.getByRole("button", { name: /^Change on/ }).click();
  await expectFeedback(portal, /^Lumen Starter starts on/);
  await world.admin("POST", "clock", { advance: 32 * 86_400 });
  const later = await openPortal(ada);
  await expect(later.getByRole("heading", { name: "Lumen Starter" })).toBeVisible();
  await expect(later.getByText(/^Renews on/)).toBeVisible();
  await expect(later.getByRole("row").nth(1)).toContainText("$19.00");
  await expect(later.getByRole("row").nth(1)).toContainText("Paid");
});

test("switching the interval keeps the chosen tier and previews the yearly price", async ({ openPortal }) => {
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Change plan" }).click();
  await portal.getByRole("radio", { name: /Lumen Business/ }).check();
  await portal.getByText("Yearly", { exact: true }).click();
  await expect(portal.getByRole("radio", { name: /Lumen Business.*\$1,490\.00 per year/ })).toBeChecked();
  await expect(portal.getByRole("radio", { name: /per month/ })).toHaveCount(0);
  await expect(portal.getByRole("button", { name: /^Change plan and pay \$1,4/ })).toBeVisible();
});

test("the current plan can't be confirmed, nor can a plan without a shown amount", async ({
  world,
  openPortal,
}) => {
  await world.admin("POST", "faults", {
    match: { path: "/v1/invoices/create_preview" },
    times: 100,
    action: { type: "delay", milliseconds: 2_000 },
  });
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Change plan" }).click();
  const confirm = portal.getByRole("dialog").getByRole("button", { name: "Change plan" });
  await expect(portal.getByText("You’re on this plan.")).toBeVisible();
  await expect(confirm).toHaveAttribute("aria-disabled", "true");
  await portal.getByRole("radio", { name: /Lumen Business/ }).check();
  await expect(portal.getByText("Calculating the amount…")).toBeVisible();
  await confirm.dispatchEvent("click");
  await expect(portal.getByRole("button", { name: /^Change plan and pay/ })).toBeVisible();
  expect(await world.changes()).toEqual([]);
});

test("a double click changes the plan once", async ({ world, openPortal }) => {
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Change plan" }).click();
  await portal.getByRole("radio", { name: /Lumen Business/ }).check();
  await portal.getByRole("button", { name: /^Change plan and pay/ }).dblclick();
  await expect(portal.getByText("You’re now on Lumen Business.")).toBeVisible();
  expect(subscriptionUpdates(await world.changes())).toHaveLength(1);
});

test("a declined card changes nothing, says why, and keeps the choice", async ({ world, openPortal }) => {
  await world.admin("POST", "faults", {
    match: { method: "POST", path: "/^/v1/subscriptions/sub_/" },
    action: { type: "code", status: 402, code: "card_declined", decline_code: "insufficient_funds" },
  });
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Change plan" }).click();
  await portal.getByRole("radio", { name: /Lumen Business/ }).check();
  await portal.getByRole("button", { name: /^Change plan and pay/ }).click();
  await expectFeedback(portal, /enough funds\. Nothing was changed\./);
  await expect(portal.getByRole("radio", { name: /Lumen Business/ })).toBeChecked();

  // After the refusal, the page made a new intent and new previews, so the same click counts as a new attempt.
  await portal.getByRole("button", { name: /^Change plan and pay/ }).click();
  await expect(portal.getByText("You’re now on Lumen Business.")).toBeVisible();
});

test("the plan chosen before the script loads is previewed", async ({ page, openPortal }) => {
  const releaseScripts = await holdScripts(page);
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Change plan" }).click();
  await portal.getByText("Yearly", { exact: true }).click();
  await expect(portal.getByText("$490.00 per year")).toBeVisible();
  await portal.getByRole("radio", { name: /Lumen Business/ }).check();
  releaseScripts();
  await expect(portal.getByRole("button", { name: /^Change plan and pay \$1,4/ })).toBeVisible();
});

test("with a code, an upgrade costs less and charges exactly the amount shown", async ({
  page,
  world,
  openPortal,
}) => {
  await world.saveSettings({ coupon: true });
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Change plan" }).click();
  const dialog = portal.getByRole("dialog");
  await dialog.getByRole("radio", { name: /Lumen Business/ }).check();
  const confirm = dialog.getByRole("button", { name: /^Change plan and pay/ });
  const full = await confirm.textContent();
  await dialog.getByText("Add promo code").click();
  await dialog.getByRole("textbox", { name: "Promo code" }).fill("SPRING");
  // The first click with an unchecked code only shows the code's discount.
  await confirm.click();
  await expect(dialog.getByText("SPRING: 20% off for 3 months.")).toBeVisible();
  await expect(confirm).not.toHaveText(full ?? "");
  expect(await world.changes()).toEqual([]);
  const amount = /\$[\d.,]+/.exec((await confirm.textContent()) ?? "")?.[0] ?? "no amount";
  await confirm.click();

  await expectFeedback(portal, "You’re now on Lumen Business.");
  await expect(portal.getByRole("row").nth(1)).toContainText(amount);
  await expect(portal.getByText(/20% off until/).first()).toBeVisible();
  await expectEvent(page, "change_plan", { outcome: "applied" });
  expect(subscriptionUpdates(await world.changes())).toHaveLength(1);
});

test("a refused code gets a message next to its field, and the change continues without the code", async ({
  world,
  openPortal,
}) => {
  await world.saveSettings({ coupon: true });
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Change plan" }).click();
  const dialog = portal.getByRole("dialog");
  await dialog.getByRole("radio", { name: /Lumen Business/ }).check();
  await dialog.getByText("Add promo code").click();
  await dialog.getByRole("textbox", { name: "Promo code" }).fill("EXPIRED");
  await dialog.getByRole("textbox", { name: "Promo code" }).press("Enter");
  await expect(dialog.getByText("This code has expired. Nothing was changed.")).toBeVisible();
  await dialog.getByRole("button", { name: "Continue without a code" }).click();
  await dialog.getByRole("button", { name: /^Change plan and pay/ }).click();
  await expectFeedback(portal, "You’re now on Lumen Business.");
});

test("with a code, an upgrade that the bank must confirm changes nothing, and the page says what to do", async ({
  world,
  openPortal,
}) => {
  await world.saveSettings({ coupon: true });
  await world.replaceCard("cus_LumenAda", "pm_card_authenticationRequired");
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Change plan" }).click();
  const dialog = portal.getByRole("dialog");
  await dialog.getByRole("radio", { name: /Lumen Business/ }).check();
  await dialog.getByText("Add promo code").click();
  await dialog.getByRole("textbox", { name: "Promo code" }).fill("SPRING");
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(dialog.getByText("SPRING: 20% off for 3 months.")).toBeVisible();
  await dialog.getByRole("button", { name: /^Change plan and pay/ }).click();
  await expectFeedback(portal, /Nothing was changed\..*Add the code to your plan first/);
});

test("after a declined card, another card can be saved from the dialog, and the same change goes through", async ({
  page,
  world,
  openPortal,
}) => {
  await world.saveSettings({ updateCard: true });
  await world.replaceCard("cus_LumenAda", "pm_card_chargeCustomerFail");
  const portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Change plan" }).click();
  await portal.getByRole("radio", { name: /Lumen Business/ }).check();
  await portal.getByRole("button", { name: /^Change plan and pay/ }).click();
  await expectFeedback(portal, "Your card was declined. Nothing was changed. Pay with another card.");
  const changing = portal.getByRole("dialog", { name: "Change plan" });
  await changing.getByRole("button", { name: "Update card" }).click();
  const tab = await followToStripe(page, portal, "Enter card");
  await chooseCard(tab, "4242 4242 4242 4242");
  await closeTab(tab);
  await expect(portal.getByRole("dialog", { name: "Update card" })).toBeHidden();
  await expect(changing.getByRole("radio", { name: /Lumen Business/ })).toBeChecked();
  await changing.getByRole("button", { name: /^Change plan and pay/ }).click();
  await expectFeedback(portal, "You’re now on Lumen Business.");
});
