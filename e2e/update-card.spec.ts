import type { FrameLocator, Page } from "@playwright/test";
import { expectEvent } from "./support/events";
import { expectFeedback } from "./support/feedback";
import { expect, test } from "./support/fixtures";
import { followToStripe } from "./support/follow-to-stripe";
import { chooseCard, closeTab, leaveTab } from "./support/stripe-page";

// The page scrolls to its messages, and a click during a smooth scroll would miss its button.
test.use({ contextOptions: { reducedMotion: "reduce" } });

const ada = "ada@example.com";
const dmitri = "dmitri@example.com";
const card = (portal: FrameLocator) => portal.getByRole("region", { name: "Payment method" });

test.beforeEach(({ world }) => world.saveSettings({ updateCard: true }));

/** Opens the dialog and Stripe's page, chooses the card by number and answers the bank. */
async function enter(page: Page, portal: FrameLocator, number: string, bank?: "Complete" | "Fail") {
  await card(portal).getByRole("button", { name: "Update card" }).click();
  const tab = await followToStripe(page, portal, /^Enter card/);
  await chooseCard(tab, number);
  if (bank) await tab.getByRole("button", { name: `${bank} authentication` }).click();
  return tab;
}

test("a new card is saved in another tab, and the portal updates automatically", async ({
  page,
  world,
  openPortal,
}) => {
  const portal = await openPortal(ada);
  await expect(card(portal)).toContainText("Visa ending in 4242");
  await card(portal).getByRole("button", { name: "Update card" }).click();
  const dialog = portal.getByRole("dialog", { name: "Update card" });
  await expect(dialog).toContainText("Nothing is charged today.");
  const tab = await followToStripe(page, portal, "Enter card");
  await expect(dialog).toContainText("Finish in the tab that just opened.");
  expect(await world.changes()).toHaveLength(1);
  await chooseCard(tab, "5555 5555 5555 4444");
  await expect(tab.getByRole("heading", { name: "You can close this window." })).toBeVisible();
  await tab.close();

  await expectFeedback(portal, "Card updated. Mastercard ending in 4444 is used from now on.");
  await expect(dialog).toBeHidden();
  await expect(card(portal)).toContainText("Mastercard ending in 4444");
  await expectEvent(page, "update_card", { object: "payment_method", outcome: "saved" });
});

test("a due payment is shown first, the new card pays it, and the plan runs and renews again", async ({
  page,
  world,
  openPortal,
}) => {
  const portal = await openPortal(dmitri);
  await expect(portal.getByText("Past due")).toBeVisible();
  await card(portal).getByRole("button", { name: "Update card" }).click();
  const dialog = portal.getByRole("dialog");
  await expect(dialog).toContainText("Saving this card pays the $49.00 that’s due.");
  const tab = await followToStripe(page, portal, "Enter card and pay $49.00");
  await chooseCard(tab, "4242 4242 4242 4242");
  await closeTab(tab);
  await expectFeedback(portal, "Card updated. Visa ending in 4242 is used from now on. You paid $49.00.");
  await expect(portal.getByText("Past due")).toHaveCount(0);
  await expect(portal.getByText(/^Renews on/)).toBeVisible();
  await expectEvent(page, "update_card", { outcome: "paid" });

  const invoices = await portal.getByRole("row").count();
  await world.admin("POST", "clock", { advance: 32 * 86_400 });
  const later = await openPortal(dmitri);
  await expect(later.getByText("Active", { exact: true })).toBeVisible();
  await expect(later.getByRole("row")).toHaveCount(invoices + 1);
  await expect(later.getByRole("row").nth(1)).toContainText("Paid");
  await expect(later.getByText("Open", { exact: true })).toHaveCount(0);
});

test("the notice of a failed payment leads to the card dialog", async ({ openPortal }) => {
  const portal = await openPortal(dmitri);
  const subscription = portal.getByRole("article", { name: "Lumen Team" });
  await subscription.getByRole("button", { name: "Update card" }).click();
  await expect(portal.getByRole("dialog", { name: "Update card" })).toContainText(
    "Saving this card pays the $49.00 that’s due.",
  );
});

const saves = [
  ["4242 4242 4242 4242", undefined],
  ["5555 5555 5555 4444", undefined],
  ["3714 4963 5398 431", undefined],
  ["6011 0009 9013 9424", undefined],
  ["4000 0000 0000 0341", undefined],
  ["4000 0027 6000 3184", "Complete"],
  ["4000 0025 0000 3155", "Complete"],
  ["4000 0038 0000 0446", "Complete"],
  ["4000 0082 6000 3178", "Complete"],
  ["4000 0000 0000 3220", "Complete"],
  ["4000 0084 0000 1629", "Complete"],
] as const;

// Each group has its own customer, because a customer may start only a few set-ups an hour.
for (const from of [0, 4, 8]) {
  const group = saves.slice(from, from + 4);
  const endings = group.map(([number]) => number.slice(-4)).join(", ");
  test(`cards that Stripe accepts are saved, after the bank's question if there is one: ${endings}`, async ({
    page,
    openPortal,
  }) => {
    test.slow();
    const portal = await openPortal(ada);
    for (const [number, bank] of group) {
      await closeTab(await enter(page, portal, number, bank));
      const ending = number.replaceAll(" ", "").slice(-4);
      await expectFeedback(
        portal,
        new RegExp(`^Card updated\\. .* ending in ${ending} is used from now on\\.$`),
      );
    }
  });
}

const declined = "Your card was declined";
const refused = [
  ["4000 0000 0000 0002", `${declined}.`],
  ["4000 0000 0000 9995", "Your card doesn’t have enough funds."],
  ["4000 0000 0000 9987", `${declined}.`],
  ["4000 0000 0000 9979", `${declined}.`],
  ["4000 0000 0000 6975", "Your card has reached its limit."],
  ["4000 0000 0000 0069", "Your card has expired."],
  ["4000 0000 0000 0127", "The security code is wrong."],
  ["4000 0000 0000 0119", "We couldn’t check it."],
] as const;

test("a card that Stripe refuses is not saved, the portal says why, and another card can be chosen", async ({
  page,
  world,
  openPortal,
}) => {
  test.slow();
  const portal = await openPortal(ada);
  await card(portal).getByRole("button", { name: "Update card" }).click();
  const dialog = portal.getByRole("dialog");
  for (const [number, why] of refused) {
    // Following the same link again opens the same page.
    const tab = await followToStripe(page, portal, "Enter card");
    await chooseCard(tab, number);
    await expect(tab.getByRole("alert")).toBeVisible();
    await leaveTab(tab);
    await expect(dialog.getByRole("alert")).toContainText(`Your card wasn’t saved. ${why}`);
    await expect(card(portal)).toContainText("Visa ending in 4242");
  }
  expect((await world.changes()).filter(({ path }) => path.startsWith("/v1/customers/"))).toEqual([]);
  const tab = await followToStripe(page, portal, "Enter card");
  await chooseCard(tab, "5555 5555 5555 4444");
  await closeTab(tab);
  await expectFeedback(portal, /^Card updated\. Mastercard ending in 4444/);
});

test("if the bank declines, the old card stays in use", async ({ page, openPortal }) => {
  const portal = await openPortal(ada);
  await closeTab(await enter(page, portal, "4000 0000 0000 3220", "Fail"));
  await expect(portal.getByRole("dialog").getByRole("alert")).toContainText(
    "Your card wasn’t saved. Your bank didn’t confirm it. Try again or use another card.",
  );
  await expect(card(portal)).toContainText("Visa ending in 4242");
});

test("leaving the bank's question open changes nothing, and it can be answered later", async ({
  page,
  openPortal,
}) => {
  const portal = await openPortal(ada);
  const tab = await enter(page, portal, "4000 0000 0000 3220");
  await expect(tab.getByRole("heading", { name: "Your bank asks" })).toBeVisible();
  await tab.close();
  await portal.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
  await expect(card(portal)).toContainText("Visa ending in 4242");

  await card(portal).getByRole("button", { name: "Update card" }).click();
  const again = await followToStripe(page, portal, "Enter card");
  await again.getByRole("button", { name: "Complete authentication" }).click();
  await closeTab(again);
  await expectFeedback(portal, /^Card updated\. Visa ending in 3220/);
});

test("if a card is saved and then declined, the page says both and how to pay", async ({
  page,
  openPortal,
}) => {
  const portal = await openPortal(dmitri);
  await closeTab(await enter(page, portal, "4000 0082 6000 3178", "Complete"));
  await expectFeedback(
    portal,
    "Card updated. Visa ending in 3178 is used from now on. Your card doesn’t have enough funds. $49.00 is still due.",
  );
  await expect(card(portal).getByRole("link", { name: /^Pay/ })).toHaveAttribute("href", /_hosted\/invoice/);
  await expectEvent(page, "update_card", { outcome: "payment_required" });
});

test("a bank's question about the payment is answered on Stripe's page", async ({ page, openPortal }) => {
  const portal = await openPortal(dmitri);
  await closeTab(await enter(page, portal, "4000 0027 6000 3184", "Complete"));
  await expectFeedback(
    portal,
    /Your bank wants you to confirm the payment of \$49\.00\. It’s still due until you do\.$/,
  );
  const tab = await followToStripe(page, portal, /^Pay \(/);
  expect(tab.url()).toContain("/_hosted/invoice/");
});

test("a card saved after the page was closed is found when the page opens again", async ({
  page,
  openPortal,
}) => {
  const portal = await openPortal(dmitri);
  await card(portal).getByRole("button", { name: "Update card" }).click();
  const tab = await followToStripe(page, portal, /^Enter card/);
  await page.goto("about:blank");
  await chooseCard(tab, "5555 5555 5555 4444");
  await closeTab(tab);
  await openPortal(dmitri);
  await expectFeedback(
    portal,
    "Card updated. Mastercard ending in 4444 is used from now on. You paid $49.00.",
  );
  await openPortal(dmitri);
  await expect(card(portal)).toContainText("Mastercard ending in 4444");
  await expect(portal.getByText(/^Card updated\./)).toHaveCount(0);
});

test("opening the dialog twice, even with a double click, starts one set-up", async ({
  world,
  openPortal,
}) => {
  const portal = await openPortal(ada);
  await card(portal).getByRole("button", { name: "Update card" }).dblclick();
  await expect(portal.getByRole("link", { name: "Enter card" })).toBeVisible();
  await portal.getByRole("dialog").getByRole("button", { name: "Close" }).last().click();
  await card(portal).getByRole("button", { name: "Update card" }).click();
  await expect(portal.getByRole("link", { name: "Enter card" })).toBeVisible();
  expect((await world.changes()).filter(({ path }) => path === "/v1/setup_intents")).toHaveLength(1);
});

test("the merchant's page can refuse before anything starts, and its reason is shown", async ({
  world,
  openPortal,
}) => {
  const portal = await openPortal(ada, { veto: "pre_update_card" });
  await card(portal).getByRole("button", { name: "Update card" }).click();
  await expect(portal.getByRole("dialog").getByRole("alert")).toContainText("This site blocked the change.");
  expect(await world.changes()).toEqual([]);
});

test("a customer without a card can add one", async ({ page, world, openPortal }) => {
  await world.replaceCard("cus_LumenAda", null);
  const portal = await openPortal(ada);
  await expect(card(portal)).toContainText("No card on file");
  await portal.getByRole("button", { name: "Add card" }).click();
  const tab = await followToStripe(page, portal, "Enter card");
  await chooseCard(tab, "4242 4242 4242 4242");
  await closeTab(tab);
  await expectFeedback(portal, /^Card updated\./);
  await expect(card(portal).getByRole("button", { name: "Update card" })).toBeVisible();
});

test("with card updates turned off, the card is shown without a button", async ({ world, openPortal }) => {
  await world.saveSettings({ updateCard: false });
  const portal = await openPortal(ada);
  await expect(card(portal)).toContainText("Visa ending in 4242");
  await expect(portal.getByRole("button", { name: /card$/ })).toHaveCount(0);
});
