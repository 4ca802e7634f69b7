import type { Locator, Page } from "@playwright/test";

/** A person's effort for a task: pages they see, fields they fill in, and clicks. */
export type Effort = { pages: number; fields: number; clicks: number };

/**
 * Performs a person's actions and counts them. Pages are counted by URL, however the browser got there, so returning to
 * a page doesn't count again.
 */
export function countEffort(page: Page) {
  const seen = new Set<string>();
  const count = { fields: 0, clicks: 0 };
  const see = () => seen.add(new URL(page.url()).pathname);
  page.on("framenavigated", (frame) => frame === page.mainFrame() && see());
  return {
    async open(address: string): Promise<void> {
      await page.goto(address);
    },
    async fill(field: Locator, text: string): Promise<void> {
      count.fields += 1;
      await field.fill(text);
    },
    async click(target: Locator): Promise<void> {
      count.clicks += 1;
      await target.click();
    },
    /** The effort so far. A redirect that nobody sees doesn't count as a page. */
    total(): Effort {
      return { pages: [...seen].filter((path) => !/^(about:|\/dashboard$)/.test(path)).length, ...count };
    },
  };
}
