import { expect, type Page } from "@playwright/test";
import { defaultSettings, hostPage, openHostPage, received, say, shownFrame } from "./host-page";
import { test } from "./loader-test";
import { ada, bare, expectPortal, putElement, run, runScript, setSettings } from "./page-changes";
import type { StandIn } from "./stand-in-app";

/** Interference by other scripts, and unexpected behavior of the page itself. */

type Steps = (page: Page, standIn: StandIn) => Promise<void>;

test.describe("pages that behave unexpectedly still show one portal", () => {
  const pages: [what: string, visits: number, steps: Steps][] = [
    [
      "when the whole body is replaced, as Turbo does",
      2,
      async (page, standIn) => {
        await openHostPage(page, standIn, hostPage(standIn, ada));
        await shownFrame(page);
        await run(
          page,
          `const body = document.createElement("body"); body.innerHTML = '<main><div id="portico-portal"></div></main>'; document.documentElement.replaceChild(body, document.body)`,
        );
      },
    ],
    [
      "when the element is replaced by another in the same task",
      2,
      async (page, standIn) => {
        await openHostPage(page, standIn, hostPage(standIn, ada));
        await shownFrame(page);
        await run(
          page,
          `const next = document.createElement("div"); next.id = "portico-portal"; document.querySelector("#portico-portal").replaceWith(next)`,
        );
      },
    ],
    [
      "when the settings are frozen",
      1,
      async (page, standIn) => {
        await openHostPage(page, standIn, bare);
        await setSettings(page, `Object.freeze(${ada})`);
        await putElement(page);
        await runScript(page, standIn);
      },
    ],
    [
      "when the settings are a getter that nobody can redefine",
      1,
      async (page, standIn) => {
        await openHostPage(page, standIn, bare);
        await run(
          page,
          `{ const settings = ${ada}; Object.defineProperty(window, "porticoSettings", { get: () => settings }) }`,
        );
        await putElement(page);
        await runScript(page, standIn);
      },
    ],
    [
      "when the settings have no prototype",
      1,
      async (page, standIn) => {
        await openHostPage(page, standIn, bare);
        await setSettings(page, `Object.assign(Object.create(null), ${ada})`);
        await putElement(page);
        await runScript(page, standIn);
      },
    ],
    [
      "when the script is loaded twice, from different URLs",
      1,
      async (page, standIn) => {
        await openHostPage(page, standIn, hostPage(standIn, ada));
        await run(
          page,
          `document.body.append(Object.assign(document.createElement("script"), { src: "${standIn.appOrigin}/embed/v1.js?again" }))`,
        );
        await shownFrame(page);
      },
    ],
    [
      "when another library has replaced Promise",
      1,
      async (page, standIn) => {
        await openHostPage(page, standIn, bare);
        await run(
          page,
          `window.Promise = class ZoneAwarePromise extends Promise { static get [Symbol.species]() { return this } }`,
        );
        await setSettings(page, ada);
        await putElement(page);
        await runScript(page, standIn);
      },
    ],
    [
      "when another library has given every object and array a method",
      1,
      async (page, standIn) => {
        await openHostPage(page, standIn, bare);
        await run(page, `Array.prototype.last = function () {}; Object.prototype.extend = function () {}`);
        await setSettings(page, ada);
        await putElement(page);
        await runScript(page, standIn);
      },
    ],
    [
      "when the page has a base address",
      1,
      (page, standIn) =>
        openHostPage(
          page,
          standIn,
          hostPage(standIn, ada).replace("<title>", '<base href="https://elsewhere.example/"><title>'),
        ),
    ],
    [
      "when the page is in quirks mode",
      1,
      (page, standIn) => openHostPage(page, standIn, hostPage(standIn, ada).replace("<!doctype html>", "")),
    ],
  ];
  for (const [what, visits, steps] of pages) {
    test(what, async ({ page, standIn }) => {
      await steps(page, standIn);
      await expectPortal(page, standIn, visits);
    });
  }

  test("when the page mounts it in a shadow root, until the page unmounts it", async ({ page, standIn }) => {
    await openHostPage(page, standIn, bare);
    await runScript(page, standIn);
    await page.waitForFunction("window.Portico?.mount");
    await run(
      page,
      `const host = document.querySelector("main"); const element = document.createElement("div");
       host.attachShadow({ mode: "open" }).append(element); window.handle = Portico.mount(element, ${ada})`,
    );
    await expectPortal(page, standIn, 1);
    await run(page, "handle.unmount()");
    await expect(page.locator("iframe")).toHaveCount(0);
  });
});

test.describe("merchants' functions that go wrong", () => {
  const hooks: [what: string, settings: string, answer: object][] = [
    [
      "a getter that throws lets the operation run",
      `Object.defineProperty(${ada}, "handleResponse", { get() { throw new Error("no") } })`,
      { allowed: true },
    ],
    ["a rejection with nothing lets the operation run", hooked("Promise.reject(null)"), { allowed: true }],
    [
      "an object whose then isn't a function lets the operation run",
      hooked("({ then: 1 })"),
      { allowed: true },
    ],
    [
      "a class lets the operation run",
      defaultSettings.replace(/handleResponse.*(?= })/, "handleResponse: class {}"),
      { allowed: true },
    ],
    ["the text “false” lets the operation run", hooked('"false"'), { allowed: true }],
    ["a boxed false lets the operation run", hooked("new Boolean(false)"), { allowed: true }],
    [
      "an error from another frame that is marked as a refusal refuses the operation",
      hooked(`Promise.reject(frameError())`),
      { allowed: false, message: "Wait" },
    ],
    [
      "a refusal without a reason refuses the operation",
      hooked("Promise.reject({ refusal: true })"),
      { allowed: false, message: "" },
    ],
  ];
  for (const [what, settings, answer] of hooks) {
    test(`${what}`, async ({ page, standIn }) => {
      const html = hostPage(
        standIn,
        settings,
        `<script>window.frameError = () => { const frame = document.createElement("iframe"); frame.hidden = true; document.body.append(frame);
         const made = Object.assign(new frame.contentWindow.Error("Wait"), { refusal: true }); frame.remove(); return made }</script>`,
      );
      await openHostPage(page, standIn, html);
      const frame = await shownFrame(page);
      await say(frame, { type: "before", id: "n1", event: "pre_cancellation", response: {} });
      await expect.poll(() => received(frame, "answer")).toHaveLength(1);
      const [reply] = await received(frame, "answer");
      expect(reply?.data).toEqual({ portico: 1, type: "answer", id: "n1", ...answer });
    });
  }
});

/** The settings of a page whose `handleResponse` returns `result`. */
function hooked(result: string): string {
  const hook = `handleResponse: (m) => { if (m.event === "pre_cancellation") return ${result} }`;
  return defaultSettings.replace(/handleResponse.*(?= })/, () => hook);
}
