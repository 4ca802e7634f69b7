import { execFileSync } from "node:child_process";
import { expect, test } from "@playwright/test";
import {
  defaultSettings,
  eventLog,
  hash,
  hostPage,
  openHostPage,
  received,
  say,
  shownFrame,
} from "./embed/host-page";
import { startStandIn } from "./embed/stand-in-app";
import type { StandIn } from "./embed/stand-in-app";

let standIn: StandIn;

test.beforeAll(() => {
  execFileSync(process.execPath, ["scripts/build-embed.mjs"]);
});
test.beforeEach(async () => {
  standIn = await startStandIn();
});
test.afterEach(() => standIn.close());

test.describe("mounting", () => {
  test("the snippet as pasted shows the portal, and the proof travels in one body only", async ({
    page,
    context,
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
    expect(frame.url()).toBe(`${standIn.appOrigin}/portal/p1?ticket=t1&scheme=light`);
    expect(addresses.filter((url) => url.startsWith(standIn.appOrigin)).join()).not.toMatch(/ada|5e5e/);
    expect(new Set(standIn.referers)).toEqual(new Set([`${standIn.siteOrigin}/`]));
    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  });

  test("the frame has a title, may take payments, and is no higher or lower than its content", async ({
    page,
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

  test("a frame that says ready again is not loaded again", async ({ page }) => {
    await openHostPage(page, standIn, hostPage(standIn));
    const frame = await shownFrame(page);
    await say(frame, { type: "ready" });
    await say(frame, { type: "resize", heightPx: 333 });
    await expect(page.locator("iframe")).toHaveCSS("height", "333px");
    expect(frame.isDetached()).toBe(false);
  });

  test("loading the script twice mounts once", async ({ page }) => {
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
    test(`a page made for ${product} works with one address changed`, async ({ page }) => {
      const settings = `{ ${fields.replace("HASH", `"${hash}"`)}, customer_id: "cus_12345678" }`;
      const html = hostPage(standIn, settings)
        .replace("portico-portal", id)
        .replace("porticoSettings", globalName);
      await openHostPage(page, standIn, html);
      await shownFrame(page);
      expect(standIn.visitRequests[0]?.body).toEqual({ portal_id: "p1", customer_id: "cus_12345678", hash });
    });
  }

  test("calls made before the script has loaded run in their order", async ({ page }) => {
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

  test("taking the portal out leaves no element, listener or request behind, and it can come back", async ({
    page,
  }) => {
    await page.addInitScript(() => {
      const counted = { now: 0 };
      Object.assign(window, { counted });
      const { addEventListener, removeEventListener } = EventTarget.prototype;
      // The test runner listens on the window as well; only the loader's own calls count.
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
    for (let turn = 1; turn <= 2; turn++) {
      await page.evaluate(() => Object.assign(window, { unmount: eval("Portico.mount(mySettings)") }));
      await shownFrame(page);
      expect(await listeners()).toBeGreaterThan(before);
      await page.evaluate(() => (window as never as { unmount(): void }).unmount());
      await expect(page.locator("#portico-portal")).toBeEmpty();
      expect(await listeners()).toBe(before);
    }
    expect(standIn.visitRequests).toHaveLength(2);
  });

  test("taking the portal out while it loads brings nothing back", async ({ page }) => {
    await openHostPage(
      page,
      standIn,
      hostPage(standIn).replace("window.porticoSettings", "window.mySettings"),
    );
    await page.waitForLoadState("load");
    await page.evaluate(() => eval("Portico.mount(mySettings)()"));
    await page.waitForLoadState("networkidle");
    await expect(page.locator("#portico-portal")).toBeEmpty();
    expect((await eventLog(page)).map(({ event }) => event)).toEqual(["pre_load"]);
  });
});

test.describe("trust", () => {
  test("a page under a strict Content-Security-Policy and Trusted Types is not violated", async ({
    page,
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

  test("B03: messages from other windows, even of our origin, are ignored", async ({ page }) => {
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

  test("B04: a frame that has gone elsewhere is told nothing", async ({ page }) => {
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

  test("B10: markup can neither name the portal nor the origin the proof goes to", async ({ page }) => {
    const clobber = `<form id="porticoSettings"><input name="portal_id" value="evil"></form><div id="Portico"></div>`;
    const html = hostPage(standIn, defaultSettings, clobber).replace(
      "window.porticoSettings",
      "window.mySettings",
    );
    await openHostPage(page, standIn, html);
    await page.waitForLoadState("networkidle");
    expect(standIn.visitRequests).toEqual([]);

    const errors: string[] = [];
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    const gadget = `<img name="currentScript" src="data:,">`;
    await openHostPage(page, standIn, hostPage(standIn, defaultSettings, gadget));
    await expect.poll(() => errors.join()).toContain("[portico] Load this file with a <script> tag");
    expect(standIn.visitRequests).toEqual([]);
  });

  test("an address of another origin is never put into the frame", async ({ page }) => {
    standIn.answers = ["foreign_url"];
    await openHostPage(page, standIn, hostPage(standIn));
    await expect(page.getByRole("alert")).toContainText("could not be loaded");
    await expect(page.locator("iframe")).toHaveCount(0);
  });

  test("B05: in a sandbox without allow-same-origin it says so and sends no proof", async ({ page }) => {
    standIn.page.headers["content-security-policy"] = "sandbox allow-scripts";
    await openHostPage(page, standIn, hostPage(standIn));
    await expect(page.getByRole("alert")).toContainText("restricted frame");
    expect(standIn.visitRequests).toEqual([]);
  });
});

test.describe("failing", () => {
  const refusals = [
    { status: 403, code: "access_denied", text: "could not verify your account" },
    { status: 422, code: "invalid", text: "not set up correctly" },
    { status: 413, code: "invalid", text: "not set up correctly" },
    { status: 429, code: "rate_limited", text: "too many attempts" },
    { status: 503, code: "unavailable", text: "could not be loaded" },
    { status: 500, code: "unavailable", text: "could not be loaded" },
  ];
  for (const { status, code, text } of refusals) {
    test(`${status} is said in words, with its reference, and can be tried again`, async ({ page }) => {
      const requestId = "<b>r-1</b>";
      standIn.answers = [{ status, body: { error: { code: "whatever", requestId } } }, "ticket"];
      await openHostPage(page, standIn, hostPage(standIn));
      await expect(page.getByRole("alert")).toContainText(text);
      await expect(page.getByRole("alert")).toContainText(`Reference: ${requestId}`);
      const log = await eventLog(page);
      expect(log.map(({ event }) => event)).toEqual(["pre_load", "error", "post_load"]);
      expect(log[1]?.response).toEqual({ code, requestId });
      expect(log[2]?.response).toMatchObject({ billingData: null });

      await page.getByRole("button", { name: "Try again" }).focus();
      await page.keyboard.press("Enter");
      await shownFrame(page);
      await expect(page.getByRole("alert")).toHaveCount(0);
      await expect(page.locator("iframe")).toBeFocused();
    });
  }

  test("a connection that breaks is a message, and debug mode names what to allow", async ({ page }) => {
    const hints: string[] = [];
    page.on("console", (message) => message.type() === "warning" && hints.push(message.text()));
    standIn.answers = ["hang_up"];
    await openHostPage(page, standIn, hostPage(standIn, defaultSettings.replace("{", "{ debug: true,")));
    await expect(page.getByRole("alert")).toContainText("could not be loaded");
    expect(hints.join()).toContain(`Allow ${standIn.siteOrigin}`);
    expect(hints.join()).not.toContain(hash);
  });

  test("a wrong proof points the developer to the hash tester, in debug mode only", async ({ page }) => {
    const hints: string[] = [];
    page.on("console", (message) => message.type() === "warning" && hints.push(message.text()));
    standIn.answers = [{ status: 403, body: {} }];
    await openHostPage(page, standIn, hostPage(standIn));
    await expect(page.getByRole("alert")).toBeVisible();
    expect(hints).toEqual([]);
    await openHostPage(page, standIn, hostPage(standIn, defaultSettings.replace("{", "{ debug: true,")));
    await expect(page.getByRole("alert")).toBeVisible();
    expect(hints.join()).toContain(`${standIn.appOrigin}/dashboard/hmac`);
  });

  test("silence ends after ten seconds, and not before", async ({ page }) => {
    standIn.answers = ["silence"];
    await page.clock.install();
    await openHostPage(page, standIn, hostPage(standIn));
    await expect(page.getByRole("status")).toContainText("Loading your billing details");
    await page.clock.fastForward(9_000);
    await expect(page.getByRole("status")).toBeVisible();
    await page.clock.fastForward(1_500);
    await expect(page.getByRole("alert")).toContainText("could not be loaded");
  });

  test("a frame that comes to life after the ten seconds is still shown", async ({ page }) => {
    standIn.answers = [
      { status: 201, body: { ticket: "t", url: `${standIn.appOrigin}/portal/p1?ticket=mute` } },
    ];
    await page.clock.install();
    await openHostPage(page, standIn, hostPage(standIn));
    await expect.poll(() => page.frames().length).toBe(2);
    await page.clock.fastForward(11_000);
    await expect(page.getByRole("alert")).toBeVisible();
    const frame = page.frames()[1];
    if (!frame) throw new Error("There is no frame.");
    await frame.waitForLoadState("load");
    await say(frame, { type: "ready" });
    await shownFrame(page);
    await expect(page.getByRole("alert")).toHaveCount(0);
  });

  test("settings without a portal or an identity ask the server nothing", async ({ page }) => {
    for (const settings of ["{}", "{ portal_id: 'p1' }", "{ email: 'ada@example.com' }"]) {
      await openHostPage(page, standIn, hostPage(standIn, settings));
      await expect(page.getByRole("alert")).toContainText("not set up correctly");
    }
    expect(standIn.visitRequests).toEqual([]);
  });
});

test.describe("events and hooks", () => {
  test("pre_load comes before any request and does not carry the hash", async ({ page }) => {
    await openHostPage(page, standIn, hostPage(standIn));
    await shownFrame(page);
    const [first] = await eventLog(page);
    expect(first?.event).toBe("pre_load");
    expect(first?.response).toEqual({ portal_id: "p1", email: "ada@example.com" });
  });

  test("a fault in the merchant's function does not break the portal", async ({ page }) => {
    const throwing = "handleResponse: (m) => { log.push(m); throw new Error('merchant bug') }";
    await openHostPage(
      page,
      standIn,
      hostPage(standIn, defaultSettings.replace(/handleResponse.*(?= })/, throwing)),
    );
    const frame = await shownFrame(page);
    await say(frame, {
      type: "event",
      event: "change_plan",
      response: { id: "sub_1" },
      extras: { from: "Basic" },
    });
    await say(frame, { type: "resize", heightPx: 500 });
    await expect(page.locator("iframe")).toHaveCSS("height", "500px");
    expect((await eventLog(page)).at(-1)).toEqual({
      event: "change_plan",
      response: { id: "sub_1" },
      extras: { from: "Basic" },
    });
  });

  const answers: [what: string, body: string, answer: object][] = [
    ["returning lets the operation run", "return false", { allowed: true }],
    ["throwing prevents it", "throw new Error('Call us')", { allowed: false, message: "Call us" }],
    ["rejecting prevents it", "return Promise.reject('Wait')", { allowed: false, message: "Wait" }],
    ["resolving later lets it run", "return new Promise((r) => setTimeout(r, 20))", { allowed: true }],
    ["throwing nothing prevents it", "throw undefined", { allowed: false }],
  ];
  for (const [what, body, answer] of answers) {
    test(`a pre_ hook: ${what}`, async ({ page }) => {
      const hook = `handleResponse: (m) => { if (m.event === "pre_cancellation") { ${body} } }`;
      await openHostPage(
        page,
        standIn,
        hostPage(standIn, defaultSettings.replace(/handleResponse.*(?= })/, hook)),
      );
      const frame = await shownFrame(page);
      await say(frame, { type: "before", id: "n1", event: "pre_cancellation", response: {} });
      await expect.poll(() => received(frame, "answer")).toHaveLength(1);
      const [reply] = await received(frame, "answer");
      expect(reply?.origin).toBe(standIn.siteOrigin);
      expect(reply?.data).toMatchObject({ portico: 1, id: "n1", ...answer });
    });
  }
});

test.describe("the visible part", () => {
  test("the frame is told which part of it is in sight, and follows scrolling", async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 640 });
    const spacer = '<div style="height:1000px"></div>';
    await openHostPage(page, standIn, hostPage(standIn, defaultSettings, spacer) + spacer);
    const frame = await shownFrame(page);
    const last = async () => (await received(frame, "visible")).at(-1)?.data;
    await expect.poll(last).toMatchObject({ topPx: 0, heightPx: 0 });
    await page.evaluate(() => {
      const top = document.querySelector("iframe")?.getBoundingClientRect().top ?? 0;
      scrollTo(0, scrollY + top + 100);
    });
    await expect.poll(last).toMatchObject({ topPx: 100, heightPx: 640 });
  });

  test("scroll_to brings the place into sight and leaves the page alone when it is there already", async ({
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 640 });
    await page.emulateMedia({ reducedMotion: "reduce" });
    await openHostPage(page, standIn, `${hostPage(standIn)}<div style="height:1000px"></div>`);
    const frame = await shownFrame(page);
    await expect(page.locator("iframe")).toHaveCSS("height", "800px");
    await say(frame, { type: "scroll_to", topPx: 200 });
    await say(frame, { type: "scroll_to", topPx: 780 });
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(200);
    await expect(page.locator("#portico-portal > div > *")).toHaveCount(1);
  });
});

test.describe("renewal", () => {
  test("an expired visit gets a new ticket, with a hash fetched again, in place of the old frame", async ({
    page,
  }) => {
    const settings = `{ portal_id: "p1", email: "ada@example.com", fetchHash: async () => "${"a".repeat(63)}" + ++window.calls }`;
    await openHostPage(page, standIn, hostPage(standIn, settings, "<script>window.calls = 0</script>"));
    const first = await shownFrame(page);
    await first.locator("input").focus();
    const entries = await page.evaluate(() => history.length);
    await say(first, { type: "expired" });
    await expect(page.locator('iframe[src*="ticket=t2"]')).toBeVisible();
    await expect(page.locator("iframe")).toHaveCount(1);
    await expect(page.locator("iframe")).toBeFocused();
    expect(standIn.visitRequests.map(({ body }) => (body as { hash: string }).hash.at(-1))).toEqual([
      "1",
      "2",
    ]);
    expect(await page.evaluate(() => history.length)).toBe(entries);
  });

  test("a frame that expires again at once ends in a message, not in a storm", async ({ page }) => {
    await openHostPage(page, standIn, hostPage(standIn));
    await say(await shownFrame(page), { type: "expired" });
    await expect(page.locator('iframe[src*="ticket=t2"]')).toBeVisible();
    await say(await shownFrame(page), { type: "expired" });
    await expect(page.getByRole("alert")).toContainText("could not be loaded");
    await expect(page.locator("iframe")).toHaveCount(0);
    expect(standIn.visitRequests).toHaveLength(2);
  });

  test("a hash that cannot be fetched is a message", async ({ page }) => {
    const settings = `{ portal_id: "p1", email: "ada@example.com", fetchHash: () => Promise.reject(new Error("offline")) }`;
    await openHostPage(page, standIn, hostPage(standIn, settings));
    await expect(page.getByRole("alert")).toContainText("could not be loaded");
    expect(standIn.visitRequests).toEqual([]);
  });
});

test.describe("looks", () => {
  test("the skeleton stands still for who asked for less motion, and moves gently otherwise", async ({
    page,
  }) => {
    standIn.answers = ["silence"];
    for (const [reducedMotion, animations] of [
      ["reduce", 0],
      ["no-preference", 1],
    ] as const) {
      await page.emulateMedia({ reducedMotion });
      await openHostPage(page, standIn, hostPage(standIn));
      await expect(page.getByRole("status")).toHaveCSS("height", "420px");
      expect(await page.evaluate(() => document.getAnimations().length)).toBe(animations);
    }
  });

  const pages: [what: string, css: string, system: "light" | "dark", scheme: string][] = [
    ["a page that is always light, on a dark system", "", "dark", "light"],
    [
      "a dark page that names no scheme",
      "body { background: #111; color: oklch(0.93 0 0) }",
      "light",
      "dark",
    ],
    ["a page that follows the system", "html { color-scheme: light dark }", "dark", "dark"],
  ];
  for (const [what, css, system, scheme] of pages) {
    test(`the portal follows ${what}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: system });
      await openHostPage(page, standIn, `${hostPage(standIn)}<style>${css}</style>`);
      const frame = await shownFrame(page);
      expect(new URL(frame.url()).searchParams.get("scheme")).toBe(scheme);
      await expect(page.locator("iframe")).toHaveCSS("color-scheme", scheme);
    });
  }
});
