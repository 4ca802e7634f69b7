import { expect, type Page } from "@playwright/test";
import { defaultSettings, eventLog, hostPage, openHostPage, received, say, shownFrame } from "./host-page";
import { test } from "./loader-test";
import type { StandIn } from "./stand-in-app";

test.describe("events and hooks", () => {
  test("pre_load is sent before any request and doesn't contain the hash", async ({ page, standIn }) => {
    await openHostPage(page, standIn, hostPage(standIn));
    await shownFrame(page);
    const [first] = await eventLog(page);
    expect(first?.event).toBe("pre_load");
    expect(first?.response).toEqual({ portal_id: "p1", email: "ada@example.com" });
  });

  test("an error in the merchant's function doesn't break the portal", async ({ page, standIn }) => {
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

  const mayRun = { allowed: true };
  const refused = (message: string) => ({ allowed: false, message });
  const answers: [what: string, body: string, answer: object][] = [
    ["returning nothing lets the operation run", "return", mayRun],
    ["resolving later lets the operation run", "return new Promise((r) => setTimeout(r, 20))", mayRun],
    ["other falsy results let the operation run", "return m.extras.nothing ?? 0", mayRun],
    ["returning false refuses the operation", "return false", refused("")],
    ["a promise of false refuses the operation", "return Promise.resolve(false)", refused("")],
    [
      "preventDefault refuses the operation with its reason",
      "m.preventDefault('Call us')",
      refused("Call us"),
    ],
    ["a reason that isn't text is left out of the refusal", "m.preventDefault({ html: 1 })", refused("")],
    [
      "preventDefault counts even if the function never settles after that",
      "const { preventDefault } = m; preventDefault('Call us'); return new Promise(() => {})",
      refused("Call us"),
    ],
    [
      "an error marked as a refusal refuses the operation",
      "throw Object.assign(new Error('Call us'), { refusal: true })",
      refused("Call us"),
    ],
    [
      "a rejection marked as a refusal refuses the operation",
      "return Promise.reject({ refusal: true, message: 'Wait' })",
      refused("Wait"),
    ],
    ["a bug lets the operation run", "return analytics.track(m)", mayRun],
    ["an accidental error lets the operation run", "throw new Error('SQLSTATE 42')", mayRun],
    ["an accidental rejection lets the operation run", "return Promise.reject('offline')", mayRun],
    ["throwing undefined lets the operation run", "throw undefined", mayRun],
    ["a mark other than true lets the operation run", "throw { refusal: 'yes' }", mayRun],
    ["a thenable that throws lets the operation run", "return { then() { throw new Error('no') } }", mayRun],
    [
      "the message can be changed and cloned before a refusal",
      "m.extras = {}; structuredClone(m); return false",
      refused(""),
    ],
  ];
  for (const [what, body, answer] of answers) {
    test(`a pre_ hook: ${what}`, async ({ page, standIn }) => {
      const frame = await openWithHook(
        page,
        standIn,
        `(m) => { if (m.event === "pre_cancellation") { ${body} } }`,
      );
      await say(frame, { type: "before", id: "n1", event: "pre_cancellation", response: {} });
      await expect.poll(() => received(frame, "answer")).toHaveLength(1);
      const [reply] = await received(frame, "answer");
      expect(reply?.origin).toBe(standIn.siteOrigin);
      expect(reply?.data).toEqual({ portico: 1, type: "answer", id: "n1", ...answer });
    });
  }

  for (const hook of ['"not a function"', "null", "{}"]) {
    test(`a handleResponse that is ${hook} doesn't stop the operation`, async ({ page, standIn }) => {
      const frame = await openWithHook(page, standIn, hook);
      await say(frame, { type: "before", id: "n1", event: "pre_pay_invoice", response: {} });
      await expect.poll(async () => (await received(frame, "answer"))[0]?.data).toMatchObject(mayRun);
    });
  }

  test("the portal waits ten seconds for a hook that never settles, and a later refusal has no effect", async ({
    page,
    standIn,
  }) => {
    const hook = `(m) => new Promise((resolve) => { if (m.event === "pre_pay_invoice") window.refuse = () => resolve(false) })`;
    await page.clock.install();
    const frame = await openWithHook(page, standIn, hook);
    await say(frame, { type: "before", id: "n1", event: "pre_pay_invoice", response: {} });
    await page.waitForFunction("window.refuse");
    await page.clock.fastForward(8_000);
    expect(await received(frame, "answer")).toEqual([]);
    await page.clock.fastForward(2_500);
    await expect.poll(async () => (await received(frame, "answer"))[0]?.data).toMatchObject(mayRun);
    await page.evaluate(() => (window as never as { refuse(): void }).refuse());
    expect(await received(frame, "answer")).toHaveLength(1);
  });

  test("the console names the function that threw or that refused an operation", async ({
    page,
    standIn,
  }) => {
    const lines: string[] = [];
    page.on("console", (message) => lines.push(`${message.type()}: ${message.text()}`));
    const hook = `(m) => { if (m.event === "pre_pause") throw new Error("my bug"); if (m.event === "pre_resume") return false; }`;
    const frame = await openWithHook(page, standIn, hook);
    await say(frame, { type: "before", id: "n1", event: "pre_pause", response: {} });
    await say(frame, { type: "before", id: "n2", event: "pre_resume", response: {} });
    await expect.poll(() => received(frame, "answer")).toHaveLength(2);
    await expect
      .poll(() => lines.join("\n"))
      .toMatch(/error: \[portico\] handleResponse threw on "pre_pause".*my bug/);
    const link = `${standIn.appOrigin}/docs/embed#refused`;
    await expect
      .poll(() => lines)
      .toContain(`warning: [portico] handleResponse refused "pre_resume". ${link}`);
  });
});

function openWithHook(page: Page, standIn: StandIn, hook: string) {
  const settings = defaultSettings.replace(/handleResponse.*(?= })/, `handleResponse: ${hook}`);
  return openHostPage(page, standIn, hostPage(standIn, settings)).then(() => shownFrame(page));
}

test.describe("the visible part", () => {
  test("the frame learns which part of it is visible, even while scrolling", async ({ page, standIn }) => {
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

  test("scroll_to scrolls a position into view, unless it is already visible", async ({ page, standIn }) => {
    await page.setViewportSize({ width: 360, height: 640 });
    await page.emulateMedia({ reducedMotion: "reduce" });
    await openHostPage(page, standIn, `${hostPage(standIn)}<div style="height:1000px"></div>`);
    const frame = await shownFrame(page);
    await expect(page.locator("iframe")).toHaveCSS("height", "800px");
    await say(frame, { type: "scroll_to", topPx: 200 });
    await say(frame, { type: "scroll_to", topPx: 780 });
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(140);
    await expect(page.locator("#portico-portal > div > *")).toHaveCount(1);
  });
});
