import { expect } from "@playwright/test";
import { defaultSettings, eventLog, hostPage, openHostPage, say, shownFrame } from "./host-page";
import { test } from "./loader-test";

test.describe("trust", () => {
  test("the loader violates neither a strict Content-Security-Policy nor Trusted Types", async ({
    page,
    standIn,
  }) => {
    const violations: string[] = [];
    page.on("console", (message) => message.type() === "error" && violations.push(message.text()));
    standIn.page.headers["content-security-policy"] =
      `default-src 'none'; script-src 'nonce-n' ${standIn.appOrigin}; connect-src ${standIn.appOrigin}; ` +
      `frame-src ${standIn.appOrigin}; require-trusted-types-for 'script'; trusted-types 'none'`;
    standIn.answers = [{ status: 503, body: {} }, "ticket"];
    await openHostPage(page, standIn, hostPage(standIn).replaceAll("<script>", '<script nonce="n">'));
    await expect(page.getByRole("alert")).toHaveCSS("border-top-width", "1px");
    await page.getByRole("button", { name: "Try again" }).click();
    await shownFrame(page);
    expect(violations.filter((text) => !text.includes("503"))).toEqual([]);
  });

  test("messages from other windows, even from our origin, are ignored", async ({ page, standIn }) => {
    const sibling = `<iframe id="sibling" src="${standIn.appOrigin}/portal/p1?mute"></iframe>`;
    await openHostPage(page, standIn, hostPage(standIn, defaultSettings, sibling));
    const iframe = page.locator("#portico-portal iframe");
    await expect(iframe).toHaveCSS("height", "800px");
    const other = page.frames().find((frame) => frame.url().includes("mute"));
    if (!other) throw new Error("The sibling frame did not load.");
    await say(other, { type: "resize", heightPx: 9 });
    await say(other, { type: "event", event: "change_plan", response: {} });
    await page.evaluate(() => window.postMessage({ portico: 1, type: "resize", heightPx: 9 }, "*"));
    await say(other, { type: "resize", heightPx: 9 });
    expect(await page.evaluate(() => new Promise((done) => setTimeout(done, 50)))).toBeUndefined();
    await expect(iframe).toHaveCSS("height", "800px");
    expect((await eventLog(page)).map(({ event }) => event)).toEqual(["pre_load"]);
  });

  test("a frame that navigated elsewhere receives no messages", async ({ page, standIn }) => {
    await openHostPage(page, standIn, `${hostPage(standIn)}<div style="height:3000px">`);
    const frame = await shownFrame(page);
    const elsewhere = standIn.siteOrigin.replace("localhost", "evil.localhost");
    standIn.page.html = "<script>window.received = []; onmessage = (event) => received.push(event)</script>";
    await frame.goto(elsewhere);
    await page.mouse.wheel(0, 400);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    expect(await frame.evaluate(() => (window as never as { received: unknown[] }).received.length)).toBe(0);
  });

  test("markup can change neither the portal nor the origin that receives the proof", async ({
    page,
    standIn,
  }) => {
    const clobber = `<form id="porticoSettings"><input name="portal_id" value="evil"></form><div id="Portico"></div>`;
    const html = hostPage(standIn, defaultSettings, clobber).replace(
      "window.porticoSettings",
      "window.mySettings",
    );
    await openHostPage(page, standIn, html);
    await page.waitForLoadState("networkidle");
    expect(standIn.visitRequests).toEqual([]);

    const gadget = `<img name="currentScript" src="https://evil.example/embed/v1.js"><script type="text/plain" src="https://evil.example/embed/v1.js"></script>`;
    await openHostPage(page, standIn, hostPage(standIn, defaultSettings, gadget));
    await shownFrame(page);
    expect(standIn.visitRequests).toHaveLength(1);
  });

  test("the frame never loads a URL of another origin", async ({ page, standIn }) => {
    standIn.answers = ["foreign_url"];
    await openHostPage(page, standIn, hostPage(standIn));
    await expect(page.getByRole("alert")).toContainText("isn't set up correctly");
    await expect(page.locator("iframe")).toHaveCount(0);
  });

  test("in a sandbox without allow-same-origin, the loader explains the problem and sends no proof", async ({
    page,
    standIn,
  }) => {
    standIn.page.headers["content-security-policy"] = "sandbox allow-scripts";
    await openHostPage(page, standIn, hostPage(standIn));
    await expect(page.getByRole("alert")).toContainText("restricted frame");
    expect(standIn.visitRequests).toEqual([]);
  });
});
