import type { BrowserContext } from "@playwright/test";

export type Clicks = { inPortal: number; onStripesPage: number };

/**
 * Counts what a person presses, wherever it happens, from now on. The press of a pointer is counted and not the
 * event `click`, which a browser also makes of the Enter key and of a label; and so is each choice in a list.
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
