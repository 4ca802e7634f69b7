import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Browser, Page } from "@playwright/test";
import { axeFaults } from "./support/axe";
import { newcomer, signUp } from "./support/dashboard";
import { expect, test } from "./support/fixtures";
import { startSecondApp } from "./support/second-app";

/** The first steps in an installation that connects to Stripe instead of the simulator. */

const outsideLog = path.join(mkdtempSync(path.join(os.tmpdir(), "portico-outside-")), "hosts");
const hostsTried = () => (existsSync(outsideLog) ? readFileSync(outsideLog, "utf8").trim().split("\n") : []);

/** Starts an app that can only reach this machine, and signs a new merchant up. */
async function firstRun(browser: Browser) {
  const app = await startSecondApp((url) => ({
    APP_URL: url,
    STRIPE_API_BASE: "",
    OUTSIDE_LOG: outsideLog,
    NODE_OPTIONS: "--import ./e2e/support/only-this-machine.mjs",
  }));
  const context = await browser.newContext({ baseURL: app.url });
  const page = await context.newPage();
  const requested: string[] = [];
  page.on("request", (request) => requested.push(new URL(request.url()).origin));
  await signUp(page, newcomer());
  await page.waitForURL("**/dashboard/test/overview");
  const close = async () => {
    await context.close();
    await app.close();
  };
  return { app, page, requested, close };
}

const field = (page: Page) => page.getByLabel("Restricted key for test mode");

async function expectRefused(page: Page, key: string, why: RegExp): Promise<void> {
  await field(page).fill(key);
  await page.getByRole("button", { name: "Check and connect" }).click();
  await expect(page.getByText(why)).toBeVisible();
  await expect(page.getByText("Connected.")).toHaveCount(0);
}

test("a new merchant is led to a key of their own Stripe account, and only a possible test key is sent to Stripe", async ({
  browser,
}) => {
  test.slow();
  const { app, page, requested, close } = await firstRun(browser);
  await expect(page.getByRole("heading", { level: 1, name: "Set up your portal" })).toBeVisible();
  await expect(page.getByText(/sandbox/i)).toHaveCount(0);
  expect(await axeFaults(page)).toEqual([]);

  const href = await page.getByRole("link", { name: "Create the key in Stripe" }).getAttribute("href");
  const { origin, pathname, searchParams } = new URL(href ?? "");
  expect(origin + pathname).toBe("https://dashboard.stripe.com/test/apikeys/create");
  expect(searchParams.get("name")).toBe("Portico");
  const asked = searchParams.getAll("permissions[]");
  expect(asked).toEqual(expect.arrayContaining(["rak_customer_write", "rak_coupon_read"]));

  await page.getByText(`The ${asked.length} permissions it needs`).click();
  // The steps are list items, too, but each step has a heading, and no permission has one.
  const hasNot = page.getByRole("heading");
  const listed = page.getByRole("listitem").filter({ hasText: /Read|Write/, hasNot });
  await expect(listed).toHaveCount(asked.length);
  for (const item of await listed.allInnerTexts())
    expect(item).toMatch(/^[A-Z][\w ]+\s+(Read|Write)\s+[A-Z][^]{10,}$/);

  await expectRefused(page, "pk_test_51AbcdefGhijkl", /^This is a publishable key/);
  await expectRefused(page, "rk_live_51AbcdefGhijkl", /^This is a key of live mode/);
  await expectRefused(page, "whsec_51AbcdefGhijkl", /^This is a webhook secret/);
  await expectRefused(page, "rk_test_sim_AbcdefGhijkl", /^This is a simulator key/);
  expect(hostsTried()).toEqual([]);

  await expectRefused(page, "rk_test_51AbcdefGhijkl", /^Stripe isn’t responding/);
  expect(new Set(hostsTried())).toEqual(new Set(["api.stripe.com"]));
  expect(new Set(requested)).toEqual(new Set([app.url]));
  await close();
});
