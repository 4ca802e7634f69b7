import type { Frame, Page } from "@playwright/test";
import axe from "axe-core";

type ColorScheme = "light" | "dark";

type More = {
  /** A selector that limits the check to an element. */
  within?: string;
  /** Dark mode changes only the colors, so only rules about colors are checked again. */
  colorScheme?: ColorScheme;
};

const colorRules = ["color-contrast", "link-in-text-block"];

/**
 * Returns the violations of WCAG 2.2 AA and of best practices that axe finds, one line per rule with the elements. Runs
 * axe in the frame itself. Axe's package for Playwright would take three times as long, because it checks every frame
 * of the page and opens another page for each result.
 */
export async function axeFaults(shown: Page | Frame, { within, colorScheme }: More = {}): Promise<string[]> {
  if (!(await shown.evaluate(() => "axe" in window))) await shown.evaluate(axe.source);
  // Colors change gradually, and axe would read the colors in between. A page that is opened by a link has no title for
  // a moment.
  await shown.waitForFunction(
    () =>
      document.title !== "" &&
      document.getAnimations().every(({ effect }) => effect?.getComputedTiming().endTime === Infinity),
  );
  return shown.evaluate(
    async ({ selector, rules }) => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(selector ?? document, {
        resultTypes: ["violations"],
        ...(rules && { runOnly: { type: "rule", values: rules } }),
      });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
    },
    { selector: within, rules: colorScheme === "dark" ? colorRules : undefined },
  );
}

/** Like `axeFaults`, for the portal in the frame of a merchant's page. */
export async function axeFaultsInPortal(page: Page, more?: More): Promise<string[]> {
  const element = await page.locator("#portico-portal iframe").first().elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error("The page has no portal.");
  return axeFaults(frame, more);
}
