import { mkdirSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import type { FrameLocator, Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";
import { shownStates } from "./support/shown-states";
import type { ShownState } from "./support/shown-states";

/** What a customer sees in each state, each in a world with nobody else, and a picture of it to look at. */

const pictures = "screenshots/states";
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

    test(`${state}: what it is, what happens next, and what can be done`, async ({
      page,
      world,
      openPortal,
    }) => {
      await world.saveSettings(everything);
      const portal = await openPortal(email);
      await expectShown(portal, shown);
      await expectNoViolations(page);
      await picture(page, `${state}-1200`, 1200);
      await picture(page, `${state}-360`, 360);
      await expectNoSidewaysScrolling(portal);
    });
  });

test.describe("in the dark", () => {
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

      test(`${state} can be read in the dark`, async ({ page, world, openPortal }) => {
        await world.saveSettings(everything);
        await openPortal(world.customers[0]?.email ?? "");
        // Nothing is different but the colours.
        await expectNoViolations(page, ["color-contrast", "link-in-text-block"]);
        await picture(page, `${state}-360-dark`, 360);
      });
    });
});

async function expectShown(
  portal: FrameLocator,
  { cards, page: expected }: Omit<ShownState, "state" | "email">,
) {
  const found = portal.getByRole("article");
  await expect(found).toHaveCount(cards.length);
  for (const [index, { name, label, headline, notice, facts = {}, buttons }] of cards.entries()) {
    const card = found.nth(index);
    await expect(card.getByRole("heading", { level: 2 })).toHaveText(name);
    await expect(card.getByText(label, { exact: true })).toBeVisible();
    await expect(card.getByText(headline)).toBeVisible();
    // The cancellation dialog, closed as yet, says it as well.
    if (notice) await expect(card.getByText(notice).filter({ visible: true })).toHaveCount(1);
    for (const [term, value] of Object.entries(facts)) {
      await expect(card.locator("dl > div").filter({ hasText: term }).locator("dd")).toHaveText(value);
    }
    // What stands in a closed dialog is not there to be clicked.
    const clickable = card.getByRole("button").or(card.getByRole("link")).filter({ visible: true });
    const names = (await clickable.allInnerTexts()).map((text) => text.split("\n")[0]?.trim());
    expect(names).toEqual(buttons.map((one) => (typeof one === "string" ? one : expect.stringMatching(one))));
  }
  for (const text of expected?.has ?? []) await expect(portal.getByText(text).first()).toBeVisible();
  for (const text of expected?.lacks ?? []) await expect(portal.getByText(text)).toHaveCount(0);
}

async function expectNoViolations(page: Page, rules?: string[]) {
  const axe = new AxeBuilder({ page }).include("#portico-portal");
  if (rules) axe.withRules(rules);
  const { violations } = await axe.analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  expect(told).toEqual([]);
}

async function expectNoSidewaysScrolling(portal: FrameLocator) {
  const surplus = await portal.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(surplus).toBe(0);
}

/** Of the window, because what stands in a frame of another site is left out of a picture of the whole page. */
async function picture(page: Page, name: string, width: number) {
  mkdirSync(pictures, { recursive: true });
  await page.setViewportSize({ width, height: 900 });
  const frame = page.locator("#portico-portal iframe");
  await expect.poll(async () => (await frame.boundingBox())?.height ?? 0).toBeGreaterThan(100);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.min(Math.max(height, 600), 2400) });
  await page.screenshot({ path: `${pictures}/${name}.png` });
}
