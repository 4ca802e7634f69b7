import type { APIRequestContext } from "@playwright/test";

/** The ID of a server action, found in the page's code. */
export async function actionOf(request: APIRequestContext, page: string): Promise<string> {
  const html = await (await request.get(page)).text();
  for (const [script] of html.matchAll(/\/_next\/static\/chunks\/[^"\\]+\.js/g)) {
    const [, id] = /\("([0-9a-f]{42})"/.exec(await (await request.get(script)).text()) ?? [];
    if (id) return id;
  }
  throw new Error(`${page} calls no action.`);
}
