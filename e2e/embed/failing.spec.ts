import { expect } from "@playwright/test";
import { defaultSettings, eventLog, hash, hostPage, openHostPage, say, shownFrame } from "./host-page";
import { test } from "./loader-test";

test.describe("failures", () => {
  const refusals = [
    { status: 403, code: "access_denied", text: "Wait a moment and try again.", helps: false },
    {
      status: 403,
      code: "access_denied",
      text: "Melden Sie sich <b>neu</b> an.",
      isSaid: true,
      helps: false,
    },
    { status: 422, code: "invalid", text: "Contact support.", helps: false },
    { status: 413, code: "invalid", text: "Contact support.", helps: false },
    { status: 429, code: "rate_limited", text: "Wait a moment and try again.", helps: true },
    { status: 429, code: "rate_limited", text: "Warten Sie eine Minute.", isSaid: true, helps: true },
    { status: 404, code: "misplaced", text: "Contact support.", helps: false },
    { status: 503, code: "unavailable", text: "Wait a moment and try again.", helps: true },
    { status: 500, code: "unavailable", text: "Wait a moment and try again.", helps: true },
  ];
  for (const { status, code, text, helps, isSaid = false } of refusals) {
    const ending = helps ? "offers to try again" : "offers no retry, which would fail the same way";
    const whose = isSaid ? "in the server's words" : "in the loader's words";
    test(`a message explains status ${status} ${whose}, with the reference, and ${ending}`, async ({
      page,
      standIn,
    }) => {
      const requestId = "<b>r-1</b>";
      const said = { message: text, retry: "Try again", reference: "Reference", lang: "de", dir: "ltr" };
      const error = { code: "whatever", requestId, ...(isSaid && { words: said }) };
      standIn.answers = [{ status, body: { error } }, "ticket"];
      await openHostPage(page, standIn, hostPage(standIn));
      await expect(page.getByRole("alert")).toContainText(text);
      await expect(page.getByRole("alert")).toHaveAttribute("lang", isSaid ? "de" : "en");
      await expect(page.getByRole("alert")).toContainText(`Reference: ${requestId}`);
      const log = await eventLog(page);
      expect(log.map(({ event }) => event)).toEqual(["pre_load", "error", "post_load"]);
      expect(log[1]?.response).toEqual({ code, requestId });
      expect(log[2]?.response).toMatchObject({ billingData: null });

      if (!helps) return expect(page.getByRole("button", { name: "Try again" })).toHaveCount(0);
      await page.getByRole("button", { name: "Try again" }).focus();
      await page.keyboard.press("Enter");
      await shownFrame(page);
      await expect(page.getByRole("alert")).toHaveCount(0);
      await expect(page.locator("iframe")).toBeFocused();
    });
  }

  test("when a proof is refused, a page that can fetch a hash sends a new proof", async ({
    page,
    standIn,
  }) => {
    standIn.answers = [{ status: 403, body: {} }, "ticket"];
    const fetched = defaultSettings.replace("{", `{ fetchHash: async () => "${hash}",`);
    await openHostPage(page, standIn, hostPage(standIn, fetched));
    await page.getByRole("button", { name: "Try again" }).click();
    await shownFrame(page);
  });

  test("when the connection is back, the portal loads automatically", async ({ page, context, standIn }) => {
    standIn.answers = ["hang_up", "ticket"];
    await openHostPage(page, standIn, hostPage(standIn));
    await expect(page.getByRole("alert")).toBeVisible();
    await context.setOffline(true);
    await context.setOffline(false);
    await shownFrame(page);
    await expect(page.getByRole("alert")).toHaveCount(0);
    expect(standIn.visitRequests).toHaveLength(2);
  });

  test("a token that has opened a visit isn't sent again when that visit ends", async ({ page, standIn }) => {
    const withToken = defaultSettings.replace(/hash: "\w+"/, 'token: "header.claims.signature"');
    await openHostPage(page, standIn, hostPage(standIn, withToken));
    await say(await shownFrame(page), { type: "expired" });
    await expect(page.getByRole("alert")).toBeVisible();
    expect(standIn.visitRequests).toHaveLength(1);
  });

  test("a broken connection shows a message, and debug mode names the origins to allow", async ({
    page,
    standIn,
  }) => {
    const hints: string[] = [];
    page.on("console", (message) => message.type() === "warning" && hints.push(message.text()));
    standIn.answers = ["hang_up"];
    await openHostPage(page, standIn, hostPage(standIn, defaultSettings.replace("{", "{ debug: true,")));
    await expect(page.getByRole("alert")).toContainText("couldn't load");
    await expect
      .poll(() => hints.join())
      .toContain(`in your CSP: ${standIn.siteOrigin}, ${standIn.appOrigin}.`);
    expect(hints.join()).not.toContain(hash);
  });

  test("a wrong proof points the developer to the hash tester, in debug mode only", async ({
    page,
    standIn,
  }) => {
    const hints: string[] = [];
    page.on("console", (message) => message.type() === "warning" && hints.push(message.text()));
    const words = { message: "No.", retry: "Try again", reference: "Reference", lang: "en", dir: "ltr" };
    const hint = `The hash tester names the mistake: ${standIn.appOrigin}/dashboard`;
    standIn.answers = [
      { status: 403, body: { error: { code: "access_denied", words: { ...words, hint } } } },
    ];
    await openHostPage(page, standIn, hostPage(standIn));
    await expect(page.getByRole("alert")).toBeVisible();
    expect(hints).toEqual([]);
    await openHostPage(page, standIn, hostPage(standIn, defaultSettings.replace("{", "{ debug: true,")));
    await expect(page.getByRole("alert")).toBeVisible();
    await expect.poll(() => hints.join()).toContain(hint);
  });

  test("without an answer, loading ends after ten seconds and not earlier", async ({ page, standIn }) => {
    standIn.answers = ["silence"];
    await page.clock.install();
    await openHostPage(page, standIn, hostPage(standIn));
    await expect(page.getByRole("status")).toContainText("Loading billing details");
    // The clock also advances while these lines run, which may take a while on a busy machine. So the first jump stays
    // well below the limit.
    await page.clock.fastForward(7_000);
    await expect(page.getByRole("status")).toBeVisible();
    await page.clock.fastForward(3_500);
    await expect(page.getByRole("alert")).toContainText("couldn't load");
  });

  test("a frame that responds after the ten seconds is still shown", async ({ page, standIn }) => {
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

  test("settings without a portal or an identity send no request to the server", async ({
    page,
    standIn,
  }) => {
    for (const settings of ["{}", "{ portal_id: 'p1' }", "{ email: 'ada@example.com' }"]) {
      await openHostPage(page, standIn, hostPage(standIn, settings));
      await expect(page.getByRole("alert")).toContainText("isn't set up correctly");
    }
    expect(standIn.visitRequests).toEqual([]);
  });
});
