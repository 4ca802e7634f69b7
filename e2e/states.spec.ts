import { mkdirSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import type { FrameLocator, Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";
import { type ShownState, shownStates } from "./support/shown-states";

/** What a customer sees in each state, each in a world of its own. Takes a screenshot of each. */

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

    test(`${state}: shows the state, what happens next, and what the customer can do`, async ({
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

      test(`${state} is readable in dark mode`, async ({ page, world, openPortal }) => {
        await world.saveSettings(everything);
        await openPortal(world.customers[0]?.email ?? "");
        // Only the colors differ.
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
  for (const [index, { name, label, headline, notice, has = [], facts = {}, buttons }] of cards.entries()) {
    const card = found.nth(index);
    await expect(card.getByRole("heading", { level: 2 })).toHaveText(name);
    await expect(card.getByText(label, { exact: true })).toBeVisible();
    await expect(card.getByText(headline)).toBeVisible();
    for (const text of has) await expect(card.getByText(text, { exact: true }).first()).toBeVisible();
    // The closed cancellation dialog contains the same text.
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

/** Takes a screenshot of the window: a full-page one leaves out the content of another site's frame. */
async function picture(page: Page, name: string, width: number) {
  mkdirSync(pictures, { recursive: true });
  await page.setViewportSize({ width, height: 900 });
  const frame = page.locator("#portico-portal iframe");
  await expect.poll(async () => (await frame.boundingBox())?.height ?? 0).toBeGreaterThan(100);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.min(Math.max(height, 600), 2400) });
  await page.screenshot({ path: `${pictures}/${name}.png` });
}
