import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { FrameLocator, Page } from "@playwright/test";
import { expectEvent, receivedEvents } from "./support/events";
import { expectFeedback } from "./support/feedback";
import { expect, test } from "./support/fixtures";
import { servePage } from "./support/serve-page";
import type { World } from "./support/world";

/**
 * Pages made for Servicebot and Billflow. Only three values are changed: the script's URL, the page's ID, and the secret
 * with which the merchant's server makes the hash.
 */

test.use({ contextOptions: { reducedMotion: "reduce" } });

type Made = { file: string; scriptUrl: string; pageId: string; identity: string };

const email = "ada@example.com";
const ada = "cus_LumenAda";
const farid = "cus_LumenFarid";

async function openOldPage(page: Page, world: World, { file, scriptUrl, pageId, identity }: Made) {
  const hash = createHmac("sha256", world.secret).update(identity, "utf8").digest("hex");
  const printed = { CUSTOMER_EMAIL: identity, CUSTOMER_ID: identity, CUSTOMER_HASH: hash };
  const changed = { [scriptUrl]: `${process.env.APP_URL}/embed/v1.js`, [pageId]: world.portalId };
  const html = Object.entries({ ...printed, ...changed }).reduce(
    (text, [from, to]) => text.replaceAll(from, () => to),
    readFileSync(path.join(__dirname, "old-pages", file), "utf8"),
  );
  const site = await servePage(html);
  page.once("close", () => void site.close());
  await page.goto(site.url);
  const portal = page.locator("iframe").first().contentFrame();
  await expect(portal.getByRole("main")).toBeVisible();
  return portal;
}

async function cancel(portal: FrameLocator): Promise<void> {
  await portal.getByRole("button", { name: "Cancel plan" }).press("Enter");
  await portal.getByRole("dialog").getByRole("button", { name: "Cancel plan" }).press("Enter");
  await expectFeedback(portal, /^Your plan is canceled/);
}

const heard = async (page: Page) => (await receivedEvents(page)).map(({ event }) => event);

test("a page for the second generation of Servicebot works with three values changed", async ({
  page,
  world,
}) => {
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  await world.saveSettings({ coupon: true });
  const portal = await openOldPage(page, world, {
    file: "servicebot-2.html",
    scriptUrl: "https://js.servicebot.io/embeds/servicebot-billing-settings-embed.js",
    pageId: "sampleid",
    identity: email,
  });
  await expectEvent(page, "post_load", {
    billingData: expect.objectContaining({ products: [expect.anything()] }),
  });
  await expect(portal.getByRole("button", { name: /code/i })).toHaveCount(0);

  await portal.getByRole("button", { name: "Change plan" }).press("Enter");
  await expect(portal.getByRole("radio", { name: /Lumen Business/ })).toBeChecked();
  const confirm = portal.getByRole("button", { name: /^Change plan and pay/ });
  await confirm.press("Enter");
  await expect(portal.getByRole("dialog").getByRole("alert")).toContainText("blocked");
  expect(await world.changes()).toEqual([]);
  await expectEvent(page, "pre_change_plan", { email, service: "Lumen Analytics", tier: "Business" });
  await confirm.press("Enter");
  await expectFeedback(portal, "You’re now on Lumen Business.");
  await expectEvent(page, "change_plan", { customer: ada, status: "active", tier: "Business" });

  await portal.getByRole("button", { name: "Cancel plan" }).press("Enter");
  await expect(portal.getByRole("dialog")).toContainText("You lose your saved reports.");
  await portal.getByRole("dialog").getByRole("button", { name: "Cancel plan" }).press("Enter");
  // The page asks to end the plan immediately, but the merchant's settings end it with the period.
  await expectFeedback(portal, /^Your plan is canceled\. You keep Lumen Business until/);
  await expectEvent(page, "cancellation", { outcome: "at_period_end", customer: ada });
  expect(await heard(page)).toEqual([
    "pre_load",
    "post_load",
    "post_load_billing",
    "pre_change_plan",
    "pre_change_plan",
    "change_plan",
    "pre_cancellation",
    "cancellation",
  ]);
  const words = said.join("\n");
  expect(words).toMatch(/do nothing here.*: forceCard, cancel_now\. .*\/docs\/embed#ignored_setting/);
  expect(words).toMatch(/do nothing here.*: type, integration .*\/docs\/embed#ignored_setting/);
  for (const secret of [email, "@", createHmac("sha256", world.secret).update(email).digest("hex")])
    expect(words).not.toContain(secret);
});

test("a single-page site for the third generation of Servicebot works with three values changed", async ({
  page,
  world,
}) => {
  await world.saveSettings({ identifyBy: "customer_id", resubscribe: true });
  const portal = await openOldPage(page, world, {
    file: "servicebot-3.html",
    scriptUrl: "https://js.servicebot.io/embeds/servicebot-billing-settings-embed.js",
    pageId: "J5khxNEE915ctHrYxHdS",
    identity: ada,
  });
  await portal.getByRole("button", { name: "Change plan" }).press("Enter");
  await expect(portal.getByRole("radio", { name: /Lumen Business/ })).toBeVisible();
  await expect(portal.getByRole("radio", { name: /Lumen Starter/ })).toHaveCount(0);
  await portal.getByRole("radio", { name: /Lumen Business/ }).check();
  await expectEvent(page, "select_plan", { tier: "Business", plan: "Lumen Business" });
  await portal.getByRole("button", { name: /^Change plan and pay/ }).press("Enter");
  await expectFeedback(portal, "You’re now on Lumen Business.");
  const millis: unknown = expect.any(Number);
  await expect.poll(() => page.evaluate("saved")).toEqual(["Team", "Lumen Analytics", [ada, millis, millis]]);
  await cancel(portal);
  await expectEvent(page, "cancellation", { outcome: "at_period_end" });

  await page.evaluate("leaveBilling()");
  await expect(page.locator("iframe")).toHaveCount(0);
  const hash = createHmac("sha256", world.secret).update(farid).digest("hex");
  await page.evaluate(`showBilling("${farid}", "${hash}")`);
  await expect(page.locator("iframe")).toHaveCount(1);
  const other = page.locator("iframe").first().contentFrame();
  await other.getByRole("button", { name: "Resubscribe" }).press("Enter");
  const restart = other.getByRole("button", { name: /^Resubscribe and pay/ });
  await restart.press("Enter");
  await expect(other.getByRole("dialog").getByText(/^This site blocked the change/)).toBeVisible();
  expect((await world.changes()).filter(({ path: asked }) => asked === "/v1/subscriptions")).toEqual([]);
  await restart.press("Enter");
  await expectFeedback(other, /^Welcome back\./);
  await expectEvent(page, "resubscribe", { outcome: "started", customer: farid });
  await expect(page.locator("iframe")).toHaveCount(1);
  const isBare = "receivedEvents.every(({ extras }) => JSON.stringify(extras) === '{}')";
  expect(await page.evaluate(isBare)).toBe(true);
});

test("a page that Billflow's WordPress plugin prints works with three values changed", async ({
  page,
  world,
}) => {
  await world.saveSettings({ coupon: true, quantityManagement: true, couponCodes: "both" });
  await world.stripe.coupons.create({ id: "SPRING", percent_off: 20, duration: "once" });
  await world.stripe.products.update("prod_LumenTeam", {
    unit_label: "seat",
    metadata: { sb_quantity_enabled: "true" },
  });
  const portal = await openOldPage(page, world, {
    file: "billflow.html",
    scriptUrl: "https://js.billflow.io/billflow-embed.js",
    pageId: "J5khxNEE915ctHrYxHdS",
    identity: email,
  });
  await portal.getByRole("button", { name: "Change quantity" }).press("Enter");
  const field = portal.getByRole("spinbutton");
  await expect(field).toHaveValue("7");
  await expect(portal.getByRole("dialog")).toContainText("Between 2 and 8.");
  await portal.getByRole("dialog").getByRole("button", { name: "Not now" }).press("Enter");

  await portal.getByRole("button", { name: "Change plan" }).press("Enter");
  await expect(portal.getByRole("radio", { name: /Lumen Starter/ })).toHaveCount(0);
  await expect(portal.getByRole("textbox", { name: "Promo code" })).toHaveValue("SPRING");
  await portal.getByRole("radio", { name: /Lumen Business/ }).check();
  await expect(portal.getByRole("dialog")).toContainText("20%");
  await portal.getByRole("button", { name: /^Change plan and pay/ }).press("Enter");
  await expectFeedback(portal, "You’re now on Lumen Business.");
  await expectEvent(page, "change_plan", { outcome: "applied", customer: ada });
  await cancel(portal);
  await expectEvent(page, "cancellation", { outcome: "at_period_end" });
});
