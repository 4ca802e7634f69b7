import type { FrameLocator, Page } from "@playwright/test";
import { whatIsCut } from "./support/cut-texts";
import { expectFeedback } from "./support/feedback";
import { expect, test } from "./support/fixtures";

/** The portal stays legible when a customer enlarges the page or its text, and when the page is printed. */

const ada = "ada@example.com";

/** How far the page and the portal's frame can be scrolled sideways, in pixels. */
async function sideways(page: Page, portal: FrameLocator): Promise<number[]> {
  const excess = (root: HTMLElement) => root.scrollWidth - root.clientWidth;
  return [await page.locator("html").evaluate(excess), await portal.locator("html").evaluate(excess)];
}

async function expectUsable(page: Page, portal: FrameLocator): Promise<void> {
  expect(await sideways(page, portal)).toEqual([0, 0]);
  expect(await whatIsCut(portal.locator("html"))).toEqual([]);
  await portal.getByRole("button", { name: "Change plan" }).click();
  await portal.getByRole("radio", { name: /Lumen Business/ }).check();
  const confirm = portal.getByRole("button", { name: /^Change plan and pay/ });
  await expect(confirm).toBeEnabled();
  expect(await sideways(page, portal)).toEqual([0, 0]);
  expect(await whatIsCut(portal.locator("html"))).toEqual([]);
  await confirm.click();
  await expectFeedback(portal, "You’re now on Lumen Business.");
}

test.describe("an enlarged portal", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test.describe("at 200 % in a window of 1280 × 800", () => {
    test.use({ viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });

    test("everything fits, and a plan can be changed", async ({ page, openPortal }) => {
      await expectUsable(page, await openPortal(ada));
    });
  });

  test("with text of twice the size, everything fits, and a plan can be changed", async ({
    page,
    openPortal,
  }) => {
    // Enlarges the text in the page and in the frame, as the browser's own text size setting does.
    await page.addInitScript(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(":root { font-size: 200% !important }");
      document.adoptedStyleSheets = [sheet];
    });
    const portal = await openPortal(ada);
    const size = await portal.locator("main").evaluate((main) => parseFloat(getComputedStyle(main).fontSize));
    expect(size).toBeGreaterThanOrEqual(28);
    await expectUsable(page, portal);
  });
});

/** The visible text with the lowest contrast on white paper, and that contrast. */
function palestText(portal: FrameLocator): Promise<{ ratio: number; text: string }> {
  return portal.locator("body").evaluate((body) => {
    const context = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
    if (!context) throw new Error("There is no canvas.");
    const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    const ratioOf = (element: Element) => {
      context.fillStyle = "white";
      context.fillRect(0, 0, 1, 1);
      context.fillStyle = getComputedStyle(element).color;
      context.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data].map((value) =>
        linear(value / 255),
      );
      return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
    };
    const hasText = ({ childNodes }: Element) =>
      [...childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    const texts = [...body.querySelectorAll("*")].filter((one) => hasText(one) && one.checkVisibility());
    const ratios = texts.map((one) => ({ ratio: ratioOf(one), text: one.textContent ?? "" }));
    return ratios.sort((one, other) => one.ratio - other.ratio)[0] ?? { ratio: 0, text: "nothing" };
  });
}

test.describe("printed from a dark page", () => {
  test.use({ colorScheme: "dark" });

  test("the plan, its price and the invoices are dark on white, and there are no buttons", async ({
    page,
    world,
    openPortal,
  }) => {
    await world.saveSettings({ updateCard: true, billingDetails: true, taxIds: true, languageMenu: true });
    const portal = await openPortal(ada);
    const rows = portal.getByRole("row");
    const listed = await rows.allInnerTexts();
    expect(listed.length).toBeGreaterThan(3);
    await page.emulateMedia({ media: "print" });

    await expect(portal.getByRole("heading", { name: "Lumen Team" })).toBeVisible();
    await expect(portal.getByText("$49.00").first()).toBeVisible();
    await expect(rows).toHaveCount(listed.length);
    for (const role of ["button", "combobox", "dialog"] as const)
      await expect(portal.getByRole(role)).toHaveCount(0);
    expect((await palestText(portal)).ratio).toBeGreaterThanOrEqual(4.5);
    expect(await whatIsCut(portal.locator("html"))).toEqual([]);
    const frame = await page.locator("#portico-portal iframe").first().boundingBox();
    const contentPx = await portal.locator("main").evaluate((main) => main.getBoundingClientRect().height);
    expect(frame?.height).toBeGreaterThanOrEqual(Math.floor(contentPx));
  });

  test("an open dialog isn't printed, and the page behind it isn't faded on paper", async ({
    page,
    openPortal,
  }) => {
    const portal = await openPortal(ada);
    await portal.getByRole("button", { name: "Cancel plan" }).click();
    await expect(portal.getByRole("dialog")).toBeVisible();
    await expect(portal.locator("main")).not.toHaveCSS("filter", "none");
    await page.emulateMedia({ media: "print" });
    await expect(portal.getByRole("dialog")).toHaveCount(0);
    await expect(portal.locator("main")).toHaveCSS("filter", "none");
  });
});
