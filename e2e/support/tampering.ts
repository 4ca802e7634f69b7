import type { Page } from "@playwright/test";

/** From now on, replaces a text in every request of the portal to its server, as somebody with a debugger could. */
export async function tamper(page: Page, text: string, replacement: string): Promise<void> {
  await page.route(/\/portal\//, async (route) => {
    const request = route.request();
    const sent = request.postData();
    if (request.method() !== "POST" || !sent?.includes(text)) return route.fallback();
    await route.continue({ postData: sent.replaceAll(text, replacement) });
  });
}
