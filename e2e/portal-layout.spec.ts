import type { FrameLocator, Locator, Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";
import { holdNextFrame } from "./support/scripts";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const ada = "ada@example.com";
const frameOf = (page: Page) => page.locator("#portico-portal iframe").first();

async function boxOf(element: Locator) {
  const box = await element.boundingBox();
  if (!box) throw new Error("The element isn't on the page.");
  return box;
}

/**
 * The signs of a wide layout: a row's label and value share a line, the buttons to change and to cancel the plan share
 * a line, and the button to cancel is less than half as wide as the card.
 */
async function isWide(portal: FrameLocator): Promise<boolean[]> {
  const row = portal.locator(".portal-row", { has: portal.locator(".portal-row-value") }).first();
  const label = await boxOf(row.locator(".portal-row-label"));
  const value = await boxOf(row.locator(".portal-row-value").first());
  const card = await boxOf(portal.getByRole("article").first());
  const change = await boxOf(portal.getByRole("button", { name: "Change plan" }));
  const cancel = await boxOf(portal.getByRole("button", { name: "Cancel plan" }));
  return [
    value.y < label.y + label.height,
    cancel.y < change.y + change.height,
    cancel.width < card.width / 2,
  ];
}

for (const { where, width, tallestPx, wide } of [
  { where: "a column of 490 px on a tablet", width: 768, tallestPx: 800, wide: [true, true, true] },
  { where: "a desktop page", width: 1200, tallestPx: 800, wide: [true, true, true] },
  { where: "a phone", width: 360, tallestPx: 1000, wide: [false, false, true] },
])
  test(`the portal has the layout for its own width, not the window's: ${where}`, async ({
    page,
    world,
    openPortal,
  }) => {
    await world.saveSettings({ updateCard: true });
    await page.setViewportSize({ width, height: 900 });
    const portal = await openPortal(ada);
    expect(await isWide(portal)).toEqual(wide);
    const frame = await boxOf(frameOf(page));
    expect(frame.height).toBeLessThanOrEqual(tallestPx);
    // Each card is exactly as wide as the frame, and nothing is beside the frame.
    for (const card of await portal.locator(".portal-card").all()) {
      const { x, width: cardWidth } = await boxOf(card);
      expect(Math.abs(x - frame.x)).toBeLessThanOrEqual(1);
      expect(Math.abs(cardWidth - frame.width)).toBeLessThanOrEqual(1);
    }
    const surplus = portal.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(await surplus).toBe(0);
  });

test("the portal says each fact once: the plan's price, the next date and the card", async ({
  world,
  openPortal,
}) => {
  await world.saveSettings({ updateCard: true });
  const portal = await openPortal(ada);
  // This leaves out the invoices, which list past payments, each with its own amount and date.
  const cards = portal.locator(".portal-card").filter({ hasNot: portal.getByRole("table") });
  const said = (await cards.allInnerTexts()).join("\n");
  for (const fact of [/\$49\.00/g, /Renews|Next payment/g, /[A-Z][a-z]+\s\d{1,2},\s\d{4}/g, /4242/g])
    expect({ fact, times: said.match(fact)?.length ?? 0 }).toEqual({ fact, times: 1 });
});

test("a dialog dims the portal and paints nothing over the merchant's page", async ({ openPortal }) => {
  const portal = await openPortal(ada);
  const main = portal.getByRole("main");
  await expect(main).toHaveCSS("filter", "none");
  await portal.getByRole("button", { name: "Change plan" }).press("Enter");
  const dialog = portal.getByRole("dialog");
  await expect(dialog).toBeVisible();
  const backdrop = dialog.evaluate((element) => getComputedStyle(element, "::backdrop").backgroundColor);
  expect(await backdrop).toBe("rgba(0, 0, 0, 0)");
  await expect(main).toHaveCSS("filter", /^opacity\(0\.\d+\)$/);
  await expect(portal.locator("html")).toHaveCSS("background-color", "rgba(0, 0, 0, 0)");
});

for (const [width, height] of [
  [768, 700],
  [360, 740],
] as const)
  test(`the amount due and the button are visible when a plan is chosen: ${width} × ${height}`, async ({
    page,
    openPortal,
  }) => {
    await page.setViewportSize({ width, height });
    const portal = await openPortal(ada);
    // The sample site's log sticks to the window's edge and would cover part of the page.
    await page.locator(".log").evaluate((log) => (log.style.position = "static"));
    await portal.getByRole("button", { name: "Change plan" }).press("Enter");
    const dialog = portal.getByRole("dialog");
    const submit = dialog.locator("button[type=submit]").last();
    await expect(submit).toBeInViewport({ ratio: 1 });
    await dialog.getByRole("radio", { name: /Lumen Business/ }).check();
    await expect(submit).toHaveText(/^Change plan and pay \$/);
    await expect(submit).toBeInViewport({ ratio: 1 });
    await expect(dialog.getByText("Due today").last()).toBeInViewport({ ratio: 1 });
  });

for (const width of [360, 768])
  test(`the portal replaces the skeleton without a jump: ${width} px`, async ({ page, world }) => {
    await page.setViewportSize({ width, height: 900 });
    const { asked, release } = await holdNextFrame(page);
    await page.goto(world.pageOf(ada));
    await asked;
    const bars = page.locator("#portico-portal [role=status] > div");
    const skeleton = await Promise.all([0, 1].map((place) => boxOf(bars.nth(place))));
    release();
    const cards = frameOf(page).contentFrame().locator(".portal-card");
    await expect(cards.first()).toBeVisible();
    for (const [place, drawn] of skeleton.entries()) {
      const shown = await boxOf(cards.nth(place));
      expect(Math.abs(drawn.x - shown.x)).toBeLessThanOrEqual(1);
      expect(Math.abs(drawn.width - shown.width)).toBeLessThanOrEqual(1);
      expect(Math.abs(drawn.height - shown.height)).toBeLessThanOrEqual(64);
      if (place === 0) expect(Math.abs(drawn.height - shown.height)).toBeLessThanOrEqual(48);
    }
  });
