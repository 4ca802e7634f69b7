import type { Page } from "@playwright/test";

/** Keeps the portal's scripts away, as a slow connection does, until what is returned is called. */
export async function holdScripts(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** Keeps the next frame of the portal away, from when it is `asked` for until it is released. */
export async function holdNextFrame(page: Page): Promise<{ asked: Promise<void>; release: () => void }> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  let heard = () => {};
  const asked = new Promise<void>((resolve) => (heard = resolve));
  await page.route(/\/portal\/[^/]+\?.*ticket=/, async (route) => {
    // What the frame in sight asks for goes to the same address.
    if (!route.request().isNavigationRequest()) return route.fallback();
    heard();
    await released;
    await route.continue();
  });
  return { asked, release };
}
