import { createHmac } from "node:crypto";
import type { Page } from "@playwright/test";
import { newcomer, openDashboard, signIn, signOut } from "./support/dashboard";
import { expect, test } from "./support/fixtures";
import { type SecondApp, startSecondApp, withinASecond } from "./support/second-app";

/** A session or visit that ends in one process of the app ends in the others within a second. */

let second: SecondApp;
test.beforeAll(async () => {
  second = await startSecondApp({ SIGN_UP: "closed" });
});
test.afterAll(() => second.close());

const page = "/dashboard/test/keys";
const cookiesOf = (on: Page) => on.context().cookies();
type Cookies = Awaited<ReturnType<typeof cookiesOf>>;

const opens = async (cookies: Cookies) => (await second.open(page, cookies)).status === 200;
const isSentAway = async (cookies: Cookies) => (await second.open(page, cookies)).to === "/sign-in";

const ways: Record<string, (on: Page, password: string) => Promise<void>> = {
  "signing out": (on) => signOut(on),
  "signing out everywhere": async (on) => {
    await on.goto("/dashboard/test/account");
    await on.getByRole("button", { name: "Sign out everywhere" }).click();
    await on.waitForURL("**/sign-in");
  },
  "changing the password": async (on, password) => {
    await on.goto("/dashboard/test/account");
    await on.getByLabel("Current password").fill(password);
    await on.getByLabel("New password").fill("violet harbour nineteen");
    await on.getByRole("button", { name: "Change password" }).click();
    await expect(on.getByText("Your password is changed.")).toBeVisible();
  },
};

for (const [way, end] of Object.entries(ways)) {
  test(`${way} ends the session in the other process too`, async ({ page, world }) => {
    await openDashboard(page, world, "keys");
    const cookies = await cookiesOf(page);
    expect(await opens(cookies)).toBe(true);
    await end(page, world.password);
    expect(await withinASecond(() => isSentAway(cookies))).toBe(true);
  });
}

test("signing out everywhere, ending a session and removing the member end sessions on other devices", async ({
  page,
  browser,
  world,
}) => {
  const phone = await browser.newPage({ baseURL: process.env.APP_URL ?? "" });
  await signIn(phone, world);
  const cookies = await cookiesOf(phone);
  await openDashboard(page, world, "account");
  expect(await opens(cookies)).toBe(true);
  await page.getByRole("button", { name: /^End session/ }).click();
  await expect(page.getByRole("button", { name: /^End session/ })).toHaveCount(0);
  expect(await withinASecond(() => isSentAway(cookies))).toBe(true);

  await phone.goto("/sign-in");
  await signIn(phone, world);
  const again = await cookiesOf(phone);
  expect(await opens(again)).toBe(true);
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await page.waitForURL("**/sign-in");
  expect(await withinASecond(() => isSentAway(again))).toBe(true);

  await phone.goto("/sign-in");
  await signIn(phone, world);
  const last = await cookiesOf(phone);
  expect(await opens(last)).toBe(true);
  const { database } = await import("@/lib/db/client");
  await database().member.deleteMany({ where: { merchantId: world.merchantId } });
  expect(await withinASecond(() => isSentAway(last))).toBe(true);
  await phone.close();
});

test("revoking a secret key invalidates its hashes and tickets and ends the visits it opened", async ({
  page,
  context,
  world,
  openPortal,
}) => {
  const email = "ada@example.com";
  const hash = createHmac("sha256", world.secret).update(email).digest("hex");
  const ask = async () => {
    const headers = { origin: world.siteUrl, "content-type": "application/json" };
    const body = JSON.stringify({ portal_id: world.portalId, email, hash });
    return second.post("/api/portal/visits", headers, body);
  };
  const portal = await openPortal(email);
  const sent = page.waitForRequest(
    (request) => request.method() === "POST" && request.url().includes("/portal/"),
  );
  await portal.getByRole("button", { name: "Change plan" }).first().click();
  const reading = await sent;
  expect(await second.send(reading)).not.toContain("visit_expired");
  const { url } = (await (await ask()).json()) as { url: string };

  const dashboard = await context.newPage();
  await openDashboard(dashboard, world, "keys");
  await dashboard.getByRole("button", { name: /^Revoke/ }).click();
  await dashboard.getByRole("radio", { name: /^Now/ }).check();
  await dashboard.getByRole("button", { name: "Revoke key" }).click();
  await expect(dashboard.getByText("You have no secret key in test mode.")).toBeVisible();
  expect(await withinASecond(async () => (await ask()).status === 403)).toBe(true);
  expect(await withinASecond(async () => (await second.send(reading)).includes("visit_expired"))).toBe(true);
  const opened = await fetch(second.url + new URL(url).pathname + new URL(url).search);
  expect(await opened.text()).not.toContain("Lumen Team");
});

test("an installation with closed sign-up says so and creates no account", async ({
  page,
  request,
  world,
}) => {
  const person = newcomer();
  const { signUp } = await import("./support/dashboard");
  const sent = page.waitForRequest((one) => one.method() === "POST" && "next-action" in one.headers());
  await signUp(page, { ...person, password: "password1234" });
  const refusedHere = await sent;
  expect(await second.send(refusedHere)).toContain("sign_up_closed");

  const html = await (await request.get(`${second.url}/sign-up`)).text();
  expect(html).toContain("Sign-up is closed");
  expect(await (await request.get(`${second.url}/sign-in`)).text()).not.toContain('href="/sign-up"');
  expect(await (await request.get(second.url)).text()).not.toContain('href="/sign-up"');
  expect(world.merchantId).toBeTruthy();
});
