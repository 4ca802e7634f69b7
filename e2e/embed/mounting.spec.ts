import { expect } from "@playwright/test";
import { eventLog, hash, hostPage, openHostPage, say, shownFrame } from "./host-page";
import { test } from "./loader-test";

test.describe("mounting", () => {
  test("the pasted snippet shows the portal, and only one request body contains the proof", async ({
    page,
    context,
    standIn,
  }) => {
    const addresses: string[] = [];
    page.on("request", (request) => addresses.push(request.url()));
    await openHostPage(page, standIn, hostPage(standIn));
    const frame = await shownFrame(page);

    expect(standIn.visitRequests).toEqual([
      {
        url: "/api/portal/visits",
        origin: standIn.siteOrigin,
        cookie: undefined,
        body: { portal_id: "p1", email: "ada@example.com", hash },
      },
    ]);
    expect(frame.url()).toContain(`${standIn.appOrigin}/portal/p1?ticket=t1&scheme=light&look=%7B%22family`);
    expect(addresses.filter((url) => url.startsWith(standIn.appOrigin)).join()).not.toMatch(/ada|5e5e/);
    expect(new Set(standIn.referers)).toEqual(new Set([`${standIn.siteOrigin}/`]));
    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  });

  test("the frame has a title, can take payments, and is exactly as tall as its content", async ({
    page,
    standIn,
  }) => {
    await openHostPage(page, standIn, hostPage(standIn));
    const frame = await shownFrame(page);
    const iframe = page.locator("iframe");
    await expect(iframe).toHaveAttribute("title", "Billing");
    await expect(iframe).toHaveAttribute("allow", "payment *; publickey-credentials-get *; clipboard-write");
    for (const heightPx of [800, 1500.4, 300]) {
      await say(frame, { type: "resize", heightPx });
      await expect(iframe).toHaveCSS("height", `${Math.ceil(heightPx)}px`);
    }
    await expect(page.getByRole("status")).toHaveCount(0);
  });

  test("a frame that reports ready again isn't reloaded", async ({ page, standIn }) => {
    await openHostPage(page, standIn, hostPage(standIn));
    const frame = await shownFrame(page);
    await say(frame, { type: "ready" });
    await say(frame, { type: "resize", heightPx: 333 });
    await expect(page.locator("iframe")).toHaveCSS("height", "333px");
    expect(frame.isDetached()).toBe(false);
  });

  test("loading the script twice mounts once", async ({ page, standIn }) => {
    const again = `<script async src="${standIn.appOrigin}/embed/v1.js?again"></script>`;
    await openHostPage(page, standIn, hostPage(standIn) + again);
    await shownFrame(page);
    await page.waitForLoadState("networkidle");
    await expect(page.locator("iframe")).toHaveCount(1);
    expect(standIn.visitRequests).toHaveLength(1);
  });

  for (const [product, id, globalName, fields] of [
    [
      "Servicebot",
      "servicebot-subscription-portal",
      "servicebotSettings",
      "servicebot_id: 'p1', email_hash: HASH",
    ],
    ["Billflow", "billflow-embed", "billflowSettings", "billing_page_id: 'p1', hash: HASH"],
  ] as const) {
    test(`a page made for ${product} works with one address changed`, async ({ page, standIn }) => {
      const settings = `{ ${fields.replace("HASH", `"${hash}"`)}, customer_id: "cus_12345678" }`;
      const html = hostPage(standIn, settings)
        .replace("portico-portal", id)
        .replace("porticoSettings", globalName);
      await openHostPage(page, standIn, html);
      await shownFrame(page);
      expect(standIn.visitRequests[0]?.body).toEqual({ portal_id: "p1", customer_id: "cus_12345678", hash });
    });
  }

  test("calls made before the script loads run in order", async ({ page, standIn }) => {
    const early = `<script>
      (window.Portico = window.Portico || []).push(() => log.push(1));
      window.Portico.push((portico) => log.push(typeof portico.mount));
      addEventListener("load", () => window.Portico.push(() => log.push(3)));
    </script>`;
    await openHostPage(
      page,
      standIn,
      hostPage(standIn, "{ portal_id: 'p1', email: 'ada@example.com' }", early),
    );
    await shownFrame(page);
    expect(await eventLog(page)).toEqual([1, "function", 3]);
  });

  test("unmounting the portal leaves no element, listener or request behind, and it can be mounted again", async ({
    page,
    standIn,
  }) => {
    await page.addInitScript(() => {
      const counted = { now: 0 };
      Object.assign(window, { counted });
      const { addEventListener, removeEventListener } = EventTarget.prototype;
      // The test runner also adds listeners to the window, so only the loader's own calls are counted.
      const byLoader = () => (new Error().stack?.includes("/embed/v1.js") ? 1 : 0);
      window.addEventListener = function (...rest: unknown[]) {
        counted.now += byLoader();
        return addEventListener.apply(window, rest as never);
      };
      window.removeEventListener = function (...rest: unknown[]) {
        counted.now -= byLoader();
        return removeEventListener.apply(window, rest as never);
      };
    });
    await openHostPage(
      page,
      standIn,
      hostPage(standIn).replace("window.porticoSettings", "window.mySettings"),
    );
    await page.waitForLoadState("load");
    const listeners = () =>
      page.evaluate(() => (window as never as { counted: { now: number } }).counted.now);
    const before = await listeners();
    for (let turn = 1; turn <= 20; turn++) {
      await page.evaluate(() =>
        Object.assign(window, {
          portal: eval("Portico.mount(document.getElementById('portico-portal'), mySettings)"),
        }),
      );
      await shownFrame(page);
      expect(await listeners()).toBeGreaterThan(before);
      await page.evaluate(() => (window as never as { portal: { unmount(): void } }).portal.unmount());
      await expect(page.locator("#portico-portal")).toBeEmpty();
      expect(await listeners()).toBe(before);
    }
    expect(standIn.visitRequests).toHaveLength(20);
  });

  test("unmounting the portal while it loads leaves nothing behind", async ({ page, standIn }) => {
    await openHostPage(
      page,
      standIn,
      hostPage(standIn).replace("window.porticoSettings", "window.mySettings"),
    );
    await page.waitForLoadState("load");
    await page.evaluate(() =>
      eval("Portico.mount(document.getElementById('portico-portal'), mySettings).unmount()"),
    );
    await page.waitForLoadState("networkidle");
    await expect(page.locator("#portico-portal")).toBeEmpty();
    expect((await eventLog(page)).map(({ event }) => event)).toEqual(["pre_load"]);
  });
});
