import type { Page } from "@playwright/test";

/** Delays the portal's scripts, like a slow connection, until the returned function is called. */
export async function holdScripts(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** Delays the portal's next frame, from its request (`asked` resolves) until `release` is called. */
export async function holdNextFrame(page: Page): Promise<{ asked: Promise<void>; release: () => void }> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  let heard = () => {};
  const asked = new Promise<void>((resolve) => (heard = resolve));
  await page.route(/\/portal\/[^/]+\?.*ticket=/, async (route) => {
    // The visible frame sends its requests to the same address.
    if (!route.request().isNavigationRequest()) return route.fallback();
    heard();
    await released;
    await route.continue();
  });
  return { asked, release };
}
