import { type FrameLocator, type Page, test as base } from "@playwright/test";
import { newWorld, type World } from "./world";

type Fixtures = {
  /** The simulator scenario that the world starts with: `test.use({ scenario: "unpaid" })`. */
  scenario: string;
  /** A merchant and a Stripe world that only this test uses. */
  world: World;
  /** Opens the merchant's page as a customer. Returns the portal's frame once the portal is shown. */
  openPortal(email: string, more?: Record<string, string>): Promise<FrameLocator>;
  /** Errors that the page's console may contain. Tests push their patterns. */
  expectedErrors: RegExp[];
};

export const test = base.extend<Fixtures>({
  // Playwright reads a fixture's dependencies from the function's first parameter, so the pattern must be present.
  expectedErrors: async ({}, provide) => provide([]),

  page: async ({ page, expectedErrors }, provide) => {
    const errors = watchErrors(page);
    await provide(page);
    const unexpected = errors.filter((text) => !expectedErrors.some((pattern) => pattern.test(text)));
    base.expect(unexpected, "errors in the browser's console").toEqual([]);
  },

  scenario: ["lumen", { option: true }],

  world: async ({ scenario }, provide) => {
    const world = await newWorld("test", scenario);
    await provide(world);
    await world.close();
  },

  openPortal: async ({ page, world }, provide) => {
    await provide(async (email, more) => {
      await page.goto(world.pageOf(email, more));
      // During a renewal there are two frames for a moment; the first one is visible.
      const frame = page.locator("#portico-portal iframe").first().contentFrame();
      await base.expect(frame.getByRole("main")).toBeVisible();
      return frame;
    });
  },
});

export const expect = test.expect;

/** Collects the errors in the browser's console, and errors that the page throws and doesn't catch. */
function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => errors.push(String(error.stack ?? error)));
  return errors;
}
