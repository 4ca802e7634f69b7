import { expect, type Page } from "@playwright/test";
import { defaultSettings, hostPage, openHostPage, shownFrame } from "./host-page";
import { test } from "./loader-test";
import type { StandIn } from "./stand-in-app";

/** Ways to load the loader, and pages that are isolated from other origins. */

const embedder = (policy: string) => ({ "cross-origin-embedder-policy": policy });
const opener = { "cross-origin-opener-policy": "same-origin" };

test.describe("isolated pages", () => {
  for (const policy of ["require-corp", "credentialless"]) {
    test(`${policy}: a page that reports its isolation gets a compatible portal on the first attempt`, async ({
      page,
      standIn,
    }) => {
      standIn.page.headers = { ...embedder(policy), ...opener };
      await openHostPage(page, standIn, hostPage(standIn));
      const frame = await shownFrame(page);
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
      expect(new URL(frame.url()).searchParams.has("isolated")).toBe(true);
      expect(standIn.visitRequests).toHaveLength(1);
    });

    test(`${policy} without an opener policy, so that scripts can't detect it: after a blocked frame, a compatible portal opens`, async ({
      page,
      standIn,
    }) => {
      standIn.page.headers = embedder(policy);
      await openHostPage(page, standIn, hostPage(standIn));
      const frame = await shownFrame(page);
      expect(new URL(frame.url()).searchParams.has("isolated")).toBe(true);
      expect(standIn.visitRequests).toHaveLength(2);
      await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
      await expect(page.locator('iframe[src*="ticket=t3&"]')).toBeVisible();
      expect(standIn.visitRequests).toHaveLength(3);
    });
  }

  test("a page that isn't isolated gets a portal that can show Stripe's form", async ({ page, standIn }) => {
    await openHostPage(page, standIn, hostPage(standIn));
    const frame = await shownFrame(page);
    expect(new URL(frame.url()).searchParams.has("isolated")).toBe(false);
  });
});

test.describe("the loader", () => {
  const tags: [what: string, attributes: string][] = [
    ["crossorigin", `async crossorigin src="APP/embed/v1.js"`],
    ["crossorigin, in an isolated page", `async crossorigin="anonymous" src="APP/embed/v1.js"`],
    ["defer", `defer src="APP/embed/v1.js"`],
    ["type=module", `type="module" src="APP/embed/v1.js"`],
    ["a dynamic import, in an isolated page", `type="module">import("APP/embed/v1.js?v=2")<`],
    ["an import", `type="module">import "APP/embed/v1.js"<`],
  ];
  for (const [what, attributes] of tags) {
    test(`works when it is loaded with ${what}`, async ({ page, standIn }) => {
      if (what.includes("isolated")) standIn.page.headers = { ...embedder("require-corp"), ...opener };
      await openHostPage(page, standIn, pageWith(standIn, attributes));
      await shownFrame(page);
      expect(standIn.visitRequests).toHaveLength(1);
    });
  }

  const sentence = "Load v1.js from APP_URL with a <script>.";

  /** Serves the loader's text from the merchant's site, and returns the text. */
  async function copyOf(page: Page, standIn: StandIn): Promise<string> {
    const text = await (await page.request.get(`${standIn.appOrigin}/embed/v1.js`)).text();
    await page.route(`${standIn.siteOrigin}/**/*.js`, (route) =>
      route.fulfill({ contentType: "text/javascript", body: text }),
    );
    await page.route(`${standIn.siteOrigin}/api/portal/visits`, (route) =>
      route.fulfill({ status: 404, contentType: "text/html", body: "<h1>Not found</h1>" }),
    );
    return text;
  }

  const copies: [what: string, attributes: (text: string) => string][] = [
    ["copied to the merchant's host", () => `src="/js/portico.js"`],
    ["copied to the same path on the merchant's host", () => `src="/embed/v1.js"`],
    ["copied and loaded as a module", () => `type="module" src="/js/portico.js"`],
    ["inlined", (text) => `>${text}<`],
    ["inlined as a module", (text) => `type="module">${text}<`],
    ["loaded from a blob", () => ">" + blobLoading + "<"],
  ];
  for (const [what, attributes] of copies) {
    test(`says where it must be loaded from, and sends no proof to the app, if it is ${what}`, async ({
      page,
      standIn,
    }) => {
      const errors: string[] = [];
      page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
      const text = await copyOf(page, standIn);
      await openHostPage(page, standIn, pageWith(standIn, attributes(text)));
      await expect(page.getByRole("alert")).toContainText("isn't set up correctly");
      expect(errors.join()).toContain(sentence);
      expect(standIn.visitRequests).toEqual([]);
    });
  }
});

const blobLoading = `fetch("/js/portico.js").then((r) => r.blob()).then((blob) => document.head.append(
  Object.assign(document.createElement("script"), { src: URL.createObjectURL(blob) })))`;

/** Builds a page whose script element has these `attributes`, optionally followed by ">" and the script's text. */
function pageWith(standIn: StandIn, attributes: string): string {
  const [, tail = ""] = attributes.split(/>(.*)</s);
  const head = attributes.split(">")[0] ?? "";
  const script = `<script ${head.replaceAll("APP/", `${standIn.appOrigin}/`)}>${tail.replaceAll("APP/", `${standIn.appOrigin}/`)}</script>`;
  return hostPage(standIn, defaultSettings).replace(/<script async src=.*<\/script>/, () => script);
}
