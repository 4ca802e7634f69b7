import { expect, type Page } from "@playwright/test";
import { say, shownFrame } from "../embed/host-page";
import { test } from "../embed/loader-test";
import { expectPortal, identities, run } from "../embed/page-changes";
import { openBundled } from "./bundled-page";

/** The built packages in bundled pages. React and Vue run in development mode, where they check more. */

const log = (page: Page) => page.evaluate("log");
const watchScripts = (page: Page) => {
  const urls: string[] = [];
  page.on("request", (request) => request.url().endsWith("/embed/v1.js") && urls.push(request.url()));
  return urls;
};

test.describe("@portico/embed", () => {
  const inMain = (code: string) =>
    `import { loadPortico, mountPortal } from "@portico/embed";
     const place = document.querySelector("main");
     ${code}`;

  test("loads the script once for several portals, and applies earlier calls", async ({ page, standIn }) => {
    const scripts = watchScripts(page);
    await openBundled(
      page,
      standIn,
      inMain(`
        window.portal = mountPortal(place, { origin: ORIGIN, ...proof, email: "old@example.com" });
        portal.update({ email: "ada@example.com" });
        const stop = portal.on("pause", () => log.push("stopped too late"));
        stop();
        portal.on("pause", ({ event }) => log.push(event));
        mountPortal(document.body, { origin: ORIGIN + "/", ...proof }).unmount();
        loadPortico({ origin: ORIGIN }).then((portico) => (window.isSame = portico === window.Portico));`),
    );
    await expectPortal(page, standIn, 1);
    await say(await shownFrame(page), { type: "event", event: "pause", response: {} });
    await expect.poll(() => log(page)).toEqual(["pause"]);
    expect(identities(standIn)).toEqual(["ada@example.com"]);
    expect([scripts.length, await page.evaluate("isSame")]).toEqual([1, true]);
    await run(page, "portal.reload()");
    await expectPortal(page, standIn, 2);
    await run(page, "portal.unmount()");
    await expect(page.locator("main")).toBeEmpty();
  });

  test("works under a policy with a nonce and Trusted Types", async ({ page, standIn }) => {
    const errors: string[] = [];
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    const policy = [
      "default-src 'none'",
      "script-src 'nonce-n0nce'",
      `connect-src ${standIn.appOrigin}`,
      `frame-src ${standIn.appOrigin}`,
      "require-trusted-types-for 'script'",
      "trusted-types portico",
    ].join("; ");
    await openBundled(
      page,
      standIn,
      inMain(`mountPortal(place, { origin: ORIGIN, nonce: "n0nce", ...proof });`),
      {
        headers: { "content-security-policy": policy },
        nonce: "n0nce",
      },
    );
    await expectPortal(page, standIn, 1);
    expect(errors).toEqual([]);
  });

  test("says why the script can't be loaded, and tries again at the next mount", async ({
    page,
    standIn,
  }) => {
    await page.route("**/embed/v1.js", (route) => route.abort(), { times: 1 });
    await openBundled(
      page,
      standIn,
      inMain(`
        const onError = ({ response }) => log.push(response.code);
        window.mount = (origin) => mountPortal(place, { origin, ...proof, onError });
        mount(ORIGIN);`),
    );
    await expect.poll(() => log(page)).toEqual(["unreachable"]);
    await run(page, `mount(); mount("billing.example.com"); mount("javascript:alert(1)")`);
    await expect.poll(() => log(page)).toEqual(["unreachable", "invalid", "invalid", "invalid"]);
    await run(page, `mount("${standIn.appOrigin}")`);
    await expectPortal(page, standIn, 1);
    await run(page, `mount("http://other.localhost:1")`);
    await expect.poll(() => log(page)).toHaveLength(5);
    expect(standIn.visitRequests).toHaveLength(1);
  });
});

const reacts = [
  ["19", {}],
  ["18", { react: "react-18", "react-dom": "react-dom-18" }],
] as const;
for (const [version, alias] of reacts) {
  test.describe(`@portico/react with React ${version}`, () => {
    const app = `
      import { PorticoPortal } from "@portico/react";
      import { createRef, StrictMode, version } from "react";
      import { createRoot } from "react-dom/client";
      const root = createRoot(document.querySelector("main"));
      window.version = version;
      window.ref = createRef();
      window.show = (more) =>
        root.render(
          <StrictMode>
            {more && (
              <PorticoPortal ref={ref} origin={ORIGIN} {...proof} className="portal" onEvent={() => log.push(more.name)} {...more} />
            )}
          </StrictMode>,
        );
      show({ name: "first" });`;

    test("opens one frame in Strict Mode, and a visit per customer and subscription", async ({
      page,
      standIn,
    }) => {
      await openBundled(page, standIn, app, { alias });
      expect(await page.evaluate("version.split('.')[0]")).toBe(version);
      await expectPortal(page, standIn, 1);
      await run(page, `show({ name: "second" })`);
      await say(await shownFrame(page), { type: "event", event: "pause", response: {} });
      await expect.poll(() => log(page)).toContain("second");
      expect(standIn.visitRequests).toHaveLength(1);
      await run(page, `show({ email: "bob@example.com", subscriptionId: "sub_1" })`);
      await expectPortal(page, standIn, 2);
      // This render no longer passes a subscription.
      await run(page, `show({ email: "bob@example.com" })`);
      await expectPortal(page, standIn, 3);
      expect(
        standIn.visitRequests.map(({ body }) => (body as { subscription_id?: string }).subscription_id),
      ).toEqual([undefined, "sub_1", undefined]);
      await run(page, "ref.current.reload()");
      await expectPortal(page, standIn, 4);
      await run(page, "show(null)");
      await expect(page.locator("iframe")).toHaveCount(0);
      await run(page, "show({})");
      await expectPortal(page, standIn, 5);
      await expect(page.locator("div.portal iframe")).toHaveCount(1);
    });
  });
}

test.describe("@portico/vue", () => {
  test("opens one frame, calls its listeners, and opens a visit per customer and subscription", async ({
    page,
    standIn,
  }) => {
    await openBundled(
      page,
      standIn,
      `
      import { PorticoPortal } from "@portico/vue";
      import { createApp, h, ref, shallowReactive } from "vue";
      window.props = shallowReactive({ isShown: true, email: "ada@example.com" });
      window.portal = ref();
      const app = createApp(() => {
        const { isShown, ...more } = props;
        const onEvent = ({ event }) => log.push(event);
        return isShown && h(PorticoPortal, { ref: portal, origin: ORIGIN, ...proof, class: "portal", onEvent, ...more });
      });
      app.config.warnHandler = (message) => log.push("warning: " + message);
      app.mount(document.querySelector("main"));`,
    );
    await expectPortal(page, standIn, 1);
    await say(await shownFrame(page), { type: "event", event: "pause", response: {} });
    await expect.poll(() => log(page)).toContain("pause");
    await run(page, `Object.assign(props, { email: "bob@example.com", subscriptionId: "sub_1" })`);
    await expectPortal(page, standIn, 2);
    await run(page, "delete props.subscriptionId");
    await expectPortal(page, standIn, 3);
    await run(page, "portal.value.reload()");
    await expectPortal(page, standIn, 4);
    await expect(page.locator("div.portal iframe")).toHaveCount(1);
    await run(page, "props.isShown = false");
    await expect(page.locator("iframe")).toHaveCount(0);
    expect(String(await log(page))).not.toContain("warning");
  });
});

test.describe("@portico/element", () => {
  const code = `
    const main = document.querySelector("main");
    main.innerHTML = '<portico-portal portal-id="p1" email="ada@example.com" sections="invoices tax_ids"></portico-portal>';
    window.portal = main.firstChild;
    // A framework sets properties before the element is defined.
    Object.assign(portal, { origin: ORIGIN, hash: proof.hash, onReady: () => log.push("onReady") });
    main.addEventListener("portico-ready", () => log.push("portico-ready"));
    main.addEventListener("portico-event", ({ detail }) => log.push(detail.event));
    import("@portico/element");`;

  test("accepts attributes and properties, and fires events", async ({ page, standIn }) => {
    await openBundled(page, standIn, code);
    await expectPortal(page, standIn, 1);
    expect(standIn.visitRequests[0]?.body).toMatchObject({ options: { sections: ["invoices", "tax_ids"] } });
    await say(await shownFrame(page), { type: "event", event: "pause", response: {} });
    await expect.poll(() => log(page)).toEqual(["pre_load", "portico-ready", "onReady", "pause"]);
    await expect(page.locator("portico-portal")).toHaveCSS("display", "block");
  });

  test("opens one visit for several simultaneous changes, and none for a changed function", async ({
    page,
    standIn,
  }) => {
    await openBundled(page, standIn, code);
    await expectPortal(page, standIn, 1);
    await run(
      page,
      `portal.setAttribute("email", "bob@example.com"); portal.hash = "ab"; portal.locale = "de"`,
    );
    await expectPortal(page, standIn, 2);
    await run(page, "portal.onEvent = () => {}; portal.onReady = undefined");
    await run(page, "portal.reload()");
    await expectPortal(page, standIn, 3);
    await run(page, "document.body.append(portal)");
    await expectPortal(page, standIn, 4);
    await run(page, "portal.remove()");
    await expect(page.locator("iframe")).toHaveCount(0);
  });

  test("stops an operation after preventDefault", async ({ page, standIn }) => {
    await openBundled(page, standIn, code);
    const frame = await shownFrame(page);
    await run(
      page,
      `portal.addEventListener("portico-before", (event) => {
         if (event.detail.event === "pre_pause") event.preventDefault();
         if (event.detail.event === "pre_resume") event.detail.preventDefault("Not today");
       })`,
    );
    for (const event of ["pre_pause", "pre_resume", "pre_cancellation"])
      await say(frame, { type: "before", id: event, event, response: {} });
    const answers = () =>
      frame.evaluate(() =>
        (window as never as { received: { data: Record<string, unknown> }[] }).received
          .filter(({ data }) => data.type === "answer")
          .map(({ data }) => [data.id, data.allowed, data.message])
          .sort(),
      );
    await expect.poll(answers).toEqual([
      ["pre_cancellation", true, undefined],
      ["pre_pause", false, ""],
      ["pre_resume", false, "Not today"],
    ]);
  });
});
