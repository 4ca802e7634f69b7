import { expect } from "@playwright/test";
import { defaultSettings, eventLog, hostPage, openHostPage, received, say, shownFrame } from "./host-page";
import { test } from "./loader-test";

test.describe("events and hooks", () => {
  test("pre_load comes before any request and does not carry the hash", async ({ page, standIn }) => {
    await openHostPage(page, standIn, hostPage(standIn));
    await shownFrame(page);
    const [first] = await eventLog(page);
    expect(first?.event).toBe("pre_load");
    expect(first?.response).toEqual({ portal_id: "p1", email: "ada@example.com" });
  });

  test("a fault in the merchant's function does not break the portal", async ({ page, standIn }) => {
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
    test(`a pre_ hook: ${what}`, async ({ page, standIn }) => {
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
  test("the frame is told which part of it is in sight, and follows scrolling", async ({ page, standIn }) => {
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
    standIn,
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
