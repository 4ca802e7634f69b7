import type { BrowserContext } from "@playwright/test";

export type Clicks = { inPortal: number; onStripesPage: number };

/**
 * Counts a person's clicks from now on, in every tab and frame. It counts pointer presses, not `click` events, which
 * browsers also send for the Enter key and for labels. Each choice in a list counts too.
 */
export async function countClicks(context: BrowserContext): Promise<{ clicks: Clicks }> {
  const counted = { clicks: { inPortal: 0, onStripesPage: 0 } };
  await context.exposeBinding("pressed", ({ frame }) => {
    counted.clicks[frame.url().includes("/portal/") ? "inPortal" : "onStripesPage"] += 1;
  });
  await context.addInitScript(() => {
    const press = () => void (window as never as { pressed(): Promise<void> }).pressed();
    addEventListener("pointerdown", press, true);
    addEventListener(
      "change",
      ({ target }) => {
        if (target instanceof HTMLSelectElement) press();
      },
      true,
    );
  });
  return counted;
}
