import { expect } from "@playwright/test";
import { hostPage, openHostPage, shownFrame } from "./host-page";
import { test } from "./loader-test";
import { ada, expectPortal, run, runScript } from "./page-changes";

/** Elements that are moved, removed, emptied or restored, and pages that the customer leaves and returns to. */

const mounting = `Portico.mount(document.getElementById("portico-portal"), mySettings)`;

test.describe("pages that change", () => {
  test("two elements each get a portal, and when one is removed, the other keeps its portal", async ({
    page,
    standIn,
  }) => {
    const second = `<div id="portico-portal"></div>`;
    await openHostPage(page, standIn, hostPage(standIn, ada, `<section>${second}</section>`));
    await expect(page.locator("iframe")).toHaveCount(2);
    await expect.poll(() => standIn.visitRequests.length).toBe(2);
    const stays = await (await page.locator("iframe").nth(1).elementHandle())?.contentFrame();
    await run(page, `document.querySelector("section").remove()`);
    await expect(page.locator("iframe")).toHaveCount(1);
    expect(stays?.isDetached()).toBe(false);
  });

  test("an element moved to another place opens a new visit instead of showing a spent ticket", async ({
    page,
    standIn,
  }) => {
    await openHostPage(page, standIn, hostPage(standIn, ada, "<aside></aside>"));
    await shownFrame(page);
    await page.waitForTimeout(1_100);
    await run(page, `document.querySelector("aside").append(document.getElementById("portico-portal"))`);
    await expectPortal(page, standIn, 2);
  });

  test("an element that is removed and later restored opens a new visit", async ({ page, standIn }) => {
    await openHostPage(page, standIn, hostPage(standIn, ada));
    await shownFrame(page);
    await run(page, `window.box = document.getElementById("portico-portal"); box.remove()`);
    await expect(page.locator("iframe")).toHaveCount(0);
    await run(page, `document.body.append(box)`);
    await expectPortal(page, standIn, 2);
    await expect(page.locator("#portico-portal > *")).toHaveCount(1);
  });

  test("a page restored from its own markup (Turbo, pjax) shows one working portal, not the copied frame", async ({
    page,
    standIn,
  }) => {
    await openHostPage(page, standIn, hostPage(standIn, ada));
    await shownFrame(page);
    await run(
      page,
      `window.copy = document.body.cloneNode(true); document.body.replaceWith(document.createElement("body"))`,
    );
    await expect(page.locator("iframe")).toHaveCount(0);
    await run(page, `document.body.replaceWith(copy)`);
    await expectPortal(page, standIn, 2);
    await expect(page.locator("#portico-portal > *")).toHaveCount(1);
  });

  test("when React's strict mode mounts twice, one portal remains, and unmounting it leaves nothing behind", async ({
    page,
    standIn,
  }) => {
    await openHostPage(page, standIn, hostPage(standIn, ada).replace("porticoSettings", "mySettings"));
    await page.waitForLoadState("load");
    await run(page, `${mounting}.unmount(); window.portal = ${mounting}`);
    await expect(page.locator("iframe")).toBeVisible();
    await expect(page.locator("#portico-portal > *")).toHaveCount(1);
    await run(page, "portal.unmount()");
    await expect(page.locator("#portico-portal")).toBeEmpty();
  });

  test("a portal that the page unmounts isn't mounted again", async ({ page, standIn }) => {
    await openHostPage(page, standIn, hostPage(standIn, ada));
    await shownFrame(page);
    await run(
      page,
      `${mounting.replace("mySettings", "porticoSettings")}.unmount(); document.body.append(document.createElement("p"))`,
    );
    await runScript(page, standIn);
    await page.waitForLoadState("networkidle");
    await expect(page.locator("#portico-portal")).toBeEmpty();
  });

  test("a portal that the page mounted can be unmounted after it was moved", async ({ page, standIn }) => {
    await openHostPage(
      page,
      standIn,
      hostPage(standIn, ada, "<aside></aside>").replace("porticoSettings", "mySettings"),
    );
    await page.waitForLoadState("load");
    await run(page, `window.portal = ${mounting}`);
    await shownFrame(page);
    await page.waitForTimeout(1_100);
    await run(page, `document.querySelector("aside").append(document.getElementById("portico-portal"))`);
    await expectPortal(page, standIn, 2);
    await run(page, "portal.unmount()");
    await expect(page.locator("#portico-portal")).toBeEmpty();
  });

  test("a page that empties the element repeatedly causes no flood of requests", async ({
    page,
    standIn,
  }) => {
    await openHostPage(page, standIn, hostPage(standIn, ada));
    await shownFrame(page);
    const until = Date.now() + 2_500;
    while (Date.now() < until) await run(page, `document.getElementById("portico-portal").replaceChildren()`);
    expect(standIn.visitRequests.length).toBeLessThanOrEqual(4);
    await expect(page.locator("iframe")).toBeVisible();
  });

  test("after returning from another page, the portal updates without going blank", async ({
    page,
    standIn,
  }) => {
    await openHostPage(page, standIn, hostPage(standIn, ada));
    const frame = await shownFrame(page);
    await run(page, `dispatchEvent(new PageTransitionEvent("pageshow", { persisted: false }))`);
    await run(page, `dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))`);
    await expect(page.getByRole("status")).toHaveCount(0);
    await expectPortal(page, standIn, 2);
    expect(frame.isDetached()).toBe(true);
  });
});
