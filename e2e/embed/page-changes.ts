import { expect, type Page } from "@playwright/test";
import { hash } from "./host-page";
import type { StandIn } from "./stand-in-app";

/** Changes that single-page sites make to a page long after it has loaded. */

export const bare = `<!doctype html><meta charset="utf-8"><title>App</title><script>window.log = [];</script><main></main>`;
export const settingsOf = (email: string) =>
  `{ portal_id: "p1", email: "${email}", hash: "${hash}", handleResponse: (m) => log.push(m) }`;
export const ada = settingsOf("ada@example.com");

export const run = (page: Page, script: string) => page.evaluate((text) => void (0, eval)(text), script);
export const setSettings = (page: Page, settings: string) =>
  run(page, `window.porticoSettings = ${settings}`);
export const putElement = (page: Page, id = "portico-portal") =>
  run(page, `document.querySelector("main").innerHTML = '<div id="${id}"></div>'`);
export const runScript = (page: Page, { appOrigin }: StandIn) =>
  run(
    page,
    `document.querySelector("script[src]")?.remove();
     document.body.append(Object.assign(document.createElement("script"), { src: "${appOrigin}/embed/v1.js" }))`,
  );
export const empty = (page: Page) => run(page, `document.querySelector("main").replaceChildren()`);
export const identities = ({ visitRequests }: StandIn) =>
  visitRequests.map(({ body }) => (body as { email: string }).email);

export async function expectPortal(page: Page, standIn: StandIn, visits: number) {
  await expect(page.locator(`iframe[src*="ticket=t${visits}&"]`)).toBeVisible();
  await expect(page.locator("iframe")).toHaveCount(1);
  expect(standIn.visitRequests).toHaveLength(visits);
}
