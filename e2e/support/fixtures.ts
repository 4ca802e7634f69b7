import { test as base } from "@playwright/test";
import type { FrameLocator, Page } from "@playwright/test";
import { newWorld } from "./world";
import type { World } from "./world";

type Fixtures = {
  /** The simulator's scenario the world begins with: `test.use({ scenario: "unpaid" })`. */
  scenario: string;
  /** A merchant and a Stripe world that no other test sees. */
  world: World;
  /** Opens the merchant's page as a customer and returns the portal's frame in it, once the portal is there. */
  openPortal(email: string, more?: Record<string, string>): Promise<FrameLocator>;
  /** What may be written to the page's console as an error: empty, until a test pushes a pattern. */
  expectedErrors: RegExp[];
};

export const test = base.extend<Fixtures>({
  // Playwright reads a fixture's needs from its first argument, which therefore has to be there.
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
      // While a visit is renewed there are two for a moment, and the first is the one in sight.
      const frame = page.locator("#portico-portal iframe").first().contentFrame();
      await base.expect(frame.getByRole("main")).toBeVisible();
      return frame;
    });
  },
});

export const expect = test.expect;

/** An error that nobody expected must not scroll past: in the console, or thrown and caught by nobody. */
function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => errors.push(String(error.stack ?? error)));
  return errors;
}
