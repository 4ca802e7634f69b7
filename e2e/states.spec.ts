import type { FrameLocator } from "@playwright/test";
import { axeFaultsInPortal } from "./support/axe";
import { expect, test } from "./support/fixtures";
import { type ShownState, shownStates } from "./support/shown-states";

/** Tests the page in each state of the simulator, each in its own world. */

const everything = {
  changePlan: true,
  quantityManagement: true,
  removeAddOns: true,
  resubscribe: true,
  updateCard: true,
  coupon: true,
} as const;

for (const { state, email, ...shown } of shownStates)
  test.describe(state, () => {
    test.use({ scenario: state });

    test(`the page for ${state} shows the state, what happens next, and what the customer can do`, async ({
      page,
      world,
      openPortal,
    }) => {
      await world.saveSettings(everything);
      const portal = await openPortal(email);
      await expectShown(portal, shown);
      expect(await axeFaultsInPortal(page)).toEqual([]);
      await page.setViewportSize({ width: 360, height: 900 });
      await expectNoSidewaysScrolling(portal);
    });
  });

test.describe("in dark mode", () => {
  test.use({ colorScheme: "dark" });

  for (const state of [
    "trialing-no-card",
    "past-due",
    "pending-update",
    "send-invoice",
    "card-expiring",
    "shared-address",
  ])
    test.describe(state, () => {
      test.use({ scenario: state });

      test(`the page for ${state} is readable`, async ({ page, world, openPortal }) => {
        await world.saveSettings(everything);
        await openPortal(world.customers[0]?.email ?? "");
        expect(await axeFaultsInPortal(page, { colorScheme: "dark" })).toEqual([]);
      });
    });
});

async function expectShown(
  portal: FrameLocator,
  { cards, page: expected }: Omit<ShownState, "state" | "email">,
) {
  const found = portal.getByRole("article");
  await expect(found).toHaveCount(cards.length);
  for (const [index, { name, label, headline, notice, has = [], facts = {}, buttons }] of cards.entries()) {
    const card = found.nth(index);
    await expect(card.getByRole("heading", { level: 2 })).toHaveText(name);
    await expect(card.getByText(label, { exact: true })).toBeVisible();
    await expect(card.getByText(headline)).toBeVisible();
    for (const text of has) await expect(card.getByText(text, { exact: true }).first()).toBeVisible();
    // The closed cancellation dialog may contain the notice's text, too.
    if (notice) await expect(card.getByText(notice).filter({ visible: true })).toHaveCount(1);
    for (const [term, value] of Object.entries(facts)) {
      await expect(card.locator("dl > div").filter({ hasText: term }).locator("dd").first()).toHaveText(
        value,
      );
    }
    // Content of a closed dialog isn't clickable.
    const clickable = card.getByRole("button").or(card.getByRole("link")).filter({ visible: true });
    const names = (await clickable.allInnerTexts()).map((text) => text.split("\n")[0]?.trim());
    expect(names).toEqual(buttons.map((one) => (typeof one === "string" ? one : expect.stringMatching(one))));
  }
  for (const text of expected?.has ?? []) await expect(portal.getByText(text).first()).toBeVisible();
  for (const text of expected?.lacks ?? []) await expect(portal.getByText(text)).toHaveCount(0);
}

async function expectNoSidewaysScrolling(portal: FrameLocator) {
  const surplus = await portal.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(surplus).toBe(0);
}
