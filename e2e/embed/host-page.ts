import { expect, type Frame, type Page } from "@playwright/test";
import type { StandIn } from "./stand-in-app";

export const hash = "5e".repeat(32);
export const defaultSettings = `{ portal_id: "p1", email: "ada@example.com", hash: "${hash}", handleResponse: (m) => log.push(m) }`;

/** The merchant's page with the snippet in it, a header above and a footer below. */
export function hostPage(standIn: StandIn, settings = defaultSettings, extraHtml = ""): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Account</title>
<script>window.log = [];</script>
<h1>Account</h1>${extraHtml}
<div id="portico-portal"></div>
<script>window.porticoSettings = ${settings};</script>
<script async src="${standIn.appOrigin}/embed/v1.js"></script>
<footer>Terms</footer>`;
}

export async function openHostPage(page: Page, standIn: StandIn, html: string): Promise<void> {
  standIn.page.html = html;
  await page.goto(`${standIn.siteOrigin}/account?mail=ada@example.com`);
}

/** The portal's frame, once it is visible. */
export async function shownFrame(page: Page): Promise<Frame> {
  const iframe = page.locator("iframe");
  await expect(iframe).toBeVisible();
  const frame = await (await iframe.elementHandle())?.contentFrame();
  if (!frame) throw new Error("The iframe has no document.");
  return frame;
}

export async function say(frame: Frame, message: object): Promise<void> {
  await frame.evaluate((text) => (window as never as { say(m: object): void }).say(text), message);
}

type Received = { origin: string; data: Record<string, unknown> };

export function received(frame: Frame, type: string): Promise<Received[]> {
  return frame.evaluate(
    (wanted) =>
      (window as never as { received: Received[] }).received.filter(({ data }) => data.type === wanted),
    type,
  );
}

export type Logged = { event: string; response: unknown; extras: unknown };

export function eventLog(page: Page): Promise<Logged[]> {
  return page.evaluate(() => (window as never as { log: Logged[] }).log);
}
