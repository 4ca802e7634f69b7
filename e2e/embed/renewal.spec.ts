import { expect } from "@playwright/test";
import { hostPage, openHostPage, say, shownFrame } from "./host-page";
import { test } from "./loader-test";

test.describe("renewal", () => {
  test("an expired visit gets a new ticket and a freshly fetched hash, and a new frame replaces the old one", async ({
    page,
    standIn,
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

  test("a frame that expires again right after a renewal leads to a message, not a flood of requests", async ({
    page,
    standIn,
  }) => {
    await openHostPage(page, standIn, hostPage(standIn));
    await say(await shownFrame(page), { type: "expired" });
    await expect(page.locator('iframe[src*="ticket=t2"]')).toBeVisible();
    await say(await shownFrame(page), { type: "expired" });
    await expect(page.getByRole("alert")).toContainText("couldn't load");
    await expect(page.locator("iframe")).toHaveCount(0);
    expect(standIn.visitRequests).toHaveLength(2);
  });

  test("if the hash can't be fetched, a message appears and no request is sent", async ({
    page,
    standIn,
  }) => {
    const settings = `{ portal_id: "p1", email: "ada@example.com", fetchHash: () => Promise.reject(new Error("offline")) }`;
    await openHostPage(page, standIn, hostPage(standIn, settings));
    await expect(page.getByRole("alert")).toContainText("couldn't verify your account. Nothing was changed.");
    expect(standIn.visitRequests).toEqual([]);
  });

  test("a hash that never arrives leads to a message after ten seconds, and trying again fetches the hash again", async ({
    page,
    standIn,
  }) => {
    const settings = `{ portal_id: "p1", email: "ada@example.com", fetchHash: () => window.answers.shift() }`;
    const script = `<script>window.answers = [new Promise(() => {}), Promise.resolve("${"a".repeat(64)}")]</script>`;
    await page.clock.install();
    await openHostPage(page, standIn, hostPage(standIn, settings, script));
    await expect(page.getByRole("status")).toContainText("Loading billing details");
    // The clock also advances while these lines run, which may take a while on a busy machine. So the first jump stays
    // well below the limit.
    await page.clock.fastForward(7_000);
    await expect(page.getByRole("status")).toBeVisible();
    await page.clock.fastForward(3_500);
    await expect(page.getByRole("alert")).toContainText(
      "couldn't load your billing details. Nothing was changed.",
    );
    expect(standIn.visitRequests).toEqual([]);
    await page.getByRole("button", { name: "Try again" }).click();
    await shownFrame(page);
    await expect(page.getByRole("alert")).toHaveCount(0);
    expect(standIn.visitRequests).toHaveLength(1);
  });
});
