import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Page } from "@playwright/test";
import { newcomer, signUp } from "./support/dashboard";
import { expectFeedback } from "./support/feedback";
import { expect, test } from "./support/fixtures";
import { servePage } from "./support/serve-page";
import { save, turn } from "./support/settings";

/**
 * The main job from start to finish. A merchant signs up, connects Stripe, configures the portal and pastes the
 * dashboard's snippet into a site on another origin. A customer of that site changes plan and cancels. Stripe's state
 * changes, and the page gets the events.
 */

test.use({ contextOptions: { reducedMotion: "reduce" } });

const email = "ada@example.com";

/** Runs the pasted server code as the merchant's server does, and returns the hash from its response. */
async function proofBy(serverCode: string, secret: string): Promise<string> {
  const request = JSON.stringify({ user: { email } });
  const ask = `portalProof(${request}, { setHeader() {}, end: (text) => console.log(text) });`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--input-type=module", "--eval", `${serverCode}\n${ask}`],
    { env: { NODE_ENV: "production", PORTICO_SECRET_KEY: secret } },
  );
  return (JSON.parse(stdout) as { hash: string }).hash;
}

/**
 * The merchant's own server: serves the pasted snippet, in which the pasted server code fills in the customer's values.
 */
async function openSite(html: string, serverCode: string, secret: string) {
  const hash = await proofBy(serverCode, secret);
  const page = html.replace("CUSTOMER_EMAIL", email).replace("CUSTOMER_HASH", hash);
  const keepsEvents =
    "<script>window.told = []; console.log = (...words) => window.told.push(words);</script>";
  return servePage(`<!doctype html><title>Account</title>${keepsEvents}${page}`);
}

async function connectAndConfigure(page: Page, stripeKey: string): Promise<void> {
  await signUp(page, newcomer());
  await page.waitForURL("**/dashboard/test/overview");
  await page.goto("/dashboard/test/stripe");
  await page.getByLabel("Restricted key for test mode").fill(stripeKey);
  await page.getByRole("button", { name: "Check and connect" }).click();
  await expect(page.getByText("Connected. The key is saved.")).toBeVisible();

  await page.getByRole("link", { name: "Services" }).click();
  await page.getByRole("button", { name: "Use “Lumen Analytics”" }).click();
  await expect(page.getByRole("table", { name: "Tiers" })).toBeVisible();

  await page.getByRole("link", { name: "Settings" }).click();
  for (const title of ["Enable change plan", "Cancellation reason", "Enable handle response"])
    await turn(page, title, true);
  await save(page);
}

async function revealSecret(page: Page): Promise<string> {
  await page.getByRole("link", { name: "Keys" }).click();
  await page.getByRole("button", { name: /^Reveal/ }).click();
  const secret = page.getByRole("region", { name: "Secret key", exact: true });
  await expect(secret).toBeVisible();
  return secret.innerText();
}

test("a merchant signs up and embeds the portal, and a customer changes and cancels a subscription", async ({
  page,
  world,
}) => {
  test.setTimeout(120_000);
  await world.disconnect();
  await connectAndConfigure(page, world.stripeKey);
  const secret = await revealSecret(page);
  await page.goto("/dashboard/test/embed?server=node");
  const serverCode = await page.getByRole("region", { name: "portal-proof.mjs" }).innerText();
  const html = await page.getByRole("region", { name: "billing.html" }).innerText();

  const site = await openSite(html, serverCode, secret);
  await page.goto(site.url);
  const portal = page.frameLocator("#portico-portal iframe");
  await expect(portal.getByRole("paragraph").filter({ hasText: "$49.00 per month" })).toBeVisible();
  await world.admin("DELETE", "requests");

  await portal.getByRole("button", { name: "Change plan" }).click();
  await portal.getByRole("radio", { name: "Lumen Business" }).check();
  const confirm = portal.getByRole("button", { name: /^Change plan and pay \$/ });
  const amount = /\$[\d.,]+/.exec(await confirm.innerText())?.[0] ?? "";
  await confirm.click();
  await expectFeedback(portal, "You’re now on Lumen Business.");
  // The newest invoice has exactly the amount on the button.
  await expect(portal.getByRole("row").nth(1)).toContainText(amount);

  await portal.getByRole("button", { name: "Cancel plan" }).click();
  await portal.getByRole("combobox").selectOption("Too expensive");
  await portal.getByRole("dialog").getByRole("button", { name: "Cancel plan" }).click();
  await expectFeedback(portal, /^Your plan is canceled\. You keep Lumen Business until/);

  const paths = (await world.changes()).map(
    ({ method, path }) => `${method} ${path.replace(/sub_\w+/, "{id}")}`,
  );
  expect(paths).toEqual(["POST /v1/subscriptions/{id}", "POST /v1/subscriptions/{id}"]);
  const told = (await page.evaluate(() => JSON.stringify((window as never as { told: unknown }).told))) ?? "";
  expect(told).toContain("change_plan");
  expect(told).toContain("cancellation");

  await page.reload();
  await expect(portal.getByText(/^Yours until /)).toBeVisible();
  await expect(portal.getByRole("paragraph").filter({ hasText: "$149.00 per month" })).toBeVisible();
  await site.close();
});
