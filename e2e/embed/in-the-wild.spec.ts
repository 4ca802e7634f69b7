import { expect, type Page } from "@playwright/test";
import { servePage } from "../support/serve-page";
import { hostPage, openHostPage, shownFrame } from "./host-page";
import { test } from "./loader-test";
import { ada } from "./page-changes";
import type { StandIn } from "./stand-in-app";

/** Difficult real pages: old documents, hostile styles, other people's scripts, bad networks. */

const styled = (standIn: StandIn, css: string, around = "<div>", settings = ada) =>
  hostPage(standIn, settings, `<style>${css}</style>`).replace(
    '<div id="portico-portal"></div>',
    `${around}<div id="portico-portal"></div></div>`,
  );

const boxOf = async (page: Page) => {
  await shownFrame(page);
  const box = await page.locator("iframe").boundingBox();
  if (!box) throw new Error("The frame has no box.");
  return { ...box, width: Math.round(box.width), height: Math.round(box.height) };
};

test.describe("the portal stays visible, as tall as its content and as wide as its element, despite", () => {
  const styles = {
    "iframe { display: none }": "iframe { display: none }",
    "iframe { … !important }":
      "iframe { display: none !important; height: 10px !important; width: 10px !important; visibility: hidden !important; opacity: .1 !important }",
    "!important on everything":
      "* { box-sizing: content-box !important; float: left !important; max-height: 50px !important; padding: 9px !important; border: 3px solid red !important; font-size: 4px !important; transition: all 9s !important; opacity: .5 !important; pointer-events: none !important }",
    "an ancestor with a transform": "body > div { transform: translateZ(0); will-change: transform }",
    "columns and lines without height":
      "body { columns: 1; line-height: 0; font-size: 0; text-indent: -99px }",
  };
  for (const [what, css] of Object.entries(styles))
    test(what, async ({ page, standIn }) => {
      await openHostPage(page, standIn, styled(standIn, css));
      const { width, height } = await boxOf(page);
      const element = await page.locator("#portico-portal").boundingBox();
      expect(height).toBe(800);
      expect(Math.abs(width - (element?.width ?? 0))).toBeLessThan(40);
      await expect(page.locator("iframe")).toHaveCSS("opacity", "1");
      await expect(page.locator("iframe")).toHaveCSS("visibility", "visible");
    });
});

test.describe("an element that would shrink to fit its content gets wide enough for the portal", () => {
  const places = {
    "in a flex row": '<div style="display: flex">',
    "centered in a flex column": '<div style="display: flex; flex-direction: column; align-items: center">',
    "in an inline block": '<div style="display: inline-block">',
    "in a fixed box": '<div style="position: fixed; inset: 0 auto auto 0; overflow: auto">',
    "in a float": '<div style="float: left">',
  };
  for (const [what, around] of Object.entries(places))
    test(what, async ({ page, standIn }) => {
      await page.setViewportSize({ width: 1000, height: 900 });
      await openHostPage(page, standIn, styled(standIn, "body { margin: 8px }", around));
      expect((await boxOf(page)).width).toBeGreaterThanOrEqual(640);
      await page.setViewportSize({ width: 360, height: 900 });
      await expect.poll(async () => (await boxOf(page)).width).toBeLessThanOrEqual(360);
      expect((await boxOf(page)).width).toBeGreaterThan(300);
    });
});

test("the portal opens in a page that is itself in a frame", async ({ page, standIn }) => {
  standIn.page.html = hostPage(standIn, ada);
  const outer = await servePage(
    `<!doctype html><iframe src="${standIn.siteOrigin}/account" width="700" height="900"></iframe>`,
  );
  await page.goto(outer.url);
  const portal = page.frameLocator("iframe").frameLocator("iframe");
  await expect(portal.getByText("Pro, $29.00 per month")).toBeVisible();
  await outer.close();
});

test("the portal opens when a tag manager inserts the snippet as text, long after the page has loaded", async ({
  page,
  standIn,
}) => {
  await openHostPage(page, standIn, '<!doctype html><div id="portico-portal"></div>');
  await page.evaluate(
    ([settings, source]) => {
      const container = document.createElement("div");
      container.innerHTML = `<script>window.log = []; window.porticoSettings = ${settings}</script><script src="${source}"></script>`;
      // Scripts inserted with innerHTML don't run, so tag managers create each one again.
      for (const text of container.querySelectorAll("script")) {
        const script = document.createElement("script");
        for (const { name, value } of text.attributes) script.setAttribute(name, value);
        script.text = text.text;
        document.body.append(script);
      }
    },
    [ada, `${standIn.appOrigin}/embed/v1.js`] as const,
  );
  await shownFrame(page);
});

test("without cookies and storage, the portal opens", async ({ page, standIn }) => {
  await page.addInitScript(() => {
    for (const name of ["cookieStore", "localStorage", "sessionStorage", "indexedDB"] as const)
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("Access is denied for this document.", "SecurityError");
        },
      });
    Object.defineProperty(Document.prototype, "cookie", {
      get() {
        throw new DOMException("Access is denied for this document.", "SecurityError");
      },
    });
  });
  await openHostPage(page, standIn, hostPage(standIn, ada));
  await shownFrame(page);
});

test("scripts that patch built-in functions or forge messages don't break the portal", async ({
  page,
  standIn,
}) => {
  const patches = `<script>
    Array.prototype.toJSON = function () { return "patched" };
    Object.prototype.extra = "inherited";
    Function.prototype.bind = function () { return this };
    String.prototype.trim = function () { return "" };
    Array.prototype.forEach = undefined;
    Element.prototype.matches = undefined;
    setInterval(() => postMessage({ portico: 1, type: "expired" }), 20);
    const add = window.addEventListener;
    window.addEventListener = function (type, ...rest) { return add.call(this, type, ...rest) };
  </script>`;
  await openHostPage(page, standIn, hostPage(standIn, ada, patches));
  await shownFrame(page);
  expect(standIn.visitRequests.map(({ body }) => body)).toEqual([
    expect.objectContaining({ portal_id: "p1", email: "ada@example.com" }),
  ]);
});

test("after 20 mounts and unmounts, no frame, timer, observer or listener is left", async ({
  page,
  standIn,
}) => {
  await page.addInitScript(() => {
    const left = { listeners: 0, intervals: 0, observers: 0 };
    Object.assign(window, { left });
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    const known = new Set<unknown>();
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      const { signal } = (options ?? {}) as AddEventListenerOptions;
      if ((this as unknown) === window && listener && !known.has(listener)) {
        known.add(listener);
        left.listeners += 1;
        signal?.addEventListener("abort", () => known.delete(listener) && (left.listeners -= 1));
      }
      return add.call(this, type, listener, options);
    };
    EventTarget.prototype.removeEventListener = function (type, listener, options) {
      if ((this as unknown) === window && known.delete(listener)) left.listeners -= 1;
      return remove.call(this, type, listener, options);
    };
    for (const name of ["ResizeObserver", "IntersectionObserver"] as const) {
      const { observe, disconnect } = window[name].prototype;
      window[name].prototype.observe = function (this: never, ...given: [never]) {
        left.observers += 1;
        return observe.apply(this, given);
      };
      window[name].prototype.disconnect = function (this: never) {
        left.observers -= 1;
        return disconnect.apply(this);
      };
    }
    const { setInterval: start } = window;
    window.setInterval = ((...given: Parameters<typeof start>) => {
      left.intervals += 1;
      return start(...given);
    }) as typeof start;
  });
  await openHostPage(page, standIn, hostPage(standIn, "undefined"));
  const around = (times: number) =>
    page.evaluate(
      async ([settings, count]) => {
        const { Portico } = window as never as {
          Portico: { mount(element: Element, options: object): { unmount(): void } };
        };
        const options = new Function(`return ${settings}`)() as object;
        for (let done = 0; done < count; done += 1) {
          const element = document.body.appendChild(document.createElement("div"));
          const portal = Portico.mount(element, { ...options });
          await new Promise((resolve) => setTimeout(resolve, done % 2 ? 150 : 0));
          portal.unmount();
          element.remove();
        }
        return (window as never as { left: Record<string, number> }).left;
      },
      [ada, times] as const,
    );
  const once = await around(2);
  expect(await around(20)).toEqual(once);
  await expect.poll(() => page.frames().length).toBe(1);
});

test("nothing below the portal jumps, either when it appears or when its height settles", async ({
  page,
  standIn,
}) => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    // Shifts count only after the script has reserved the space, because that moves the content below once.
    let begun = Infinity;
    new MutationObserver(() => {
      if (begun === Infinity && document.querySelector("[data-portico]"))
        requestAnimationFrame(() => requestAnimationFrame(() => (begun = performance.now())));
    }).observe(document, { childList: true, subtree: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if (entry.startTime > begun) shifts.push((entry as never as { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.setViewportSize({ width: 1000, height: 700 });
  // The tall header pushes the footer below the skeleton off the screen, as on a usual billing page.
  const header = '<header style="height: 320px">Account</header>';
  await openHostPage(page, standIn, hostPage(standIn, ada, header));
  await shownFrame(page);
  await page.waitForTimeout(300);
  const shifts = await page.evaluate(() => (window as never as { shifts: number[] }).shifts);
  expect(shifts.reduce((sum, value) => sum + value, 0)).toBeLessThanOrEqual(0.01);
});
