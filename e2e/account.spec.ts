import type { Page } from "@playwright/test";
import { axeFaults } from "./support/axe";
import { newcomer, openDashboard, signIn, signUp } from "./support/dashboard";
import { expect, test } from "./support/fixtures";
import { recordedVerbs } from "./support/stale-sign-in";

const anotherPassword = "amber lantern forty two";
const sessions = (page: Page) => page.getByRole("list", { name: "Your sessions" }).getByRole("listitem");

test("the account page lists the sessions, marks the current one, and ends another one", async ({
  page,
  browser,
  world,
}) => {
  const userAgent = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604.1";
  const phone = await browser.newPage({ baseURL: process.env.APP_URL ?? "", userAgent });
  await signIn(phone, world);
  await openDashboard(page, world, "overview");
  await page.getByRole("button", { name: /, your account$/ }).click();
  await page.getByRole("link", { name: "Your account" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your account" })).toBeVisible();
  await expect(sessions(page)).toHaveCount(2);
  await expect(sessions(page).first()).toContainText("This device");
  await expect(sessions(page).last()).toContainText("Safari on iOS");
  await expect(sessions(page).last()).toContainText(/Signed in .* · last used/);

  await page.getByRole("button", { name: "End session of Safari on iOS" }).click();
  await expect(sessions(page)).toHaveCount(1);
  await phone.goto("/dashboard/test/keys");
  await expect(phone).toHaveURL(/\/sign-in$/);
  expect(await recordedVerbs(world)).toContain("member.session_ended");
  await phone.close();
});

test("after a password change, this page stays signed in, other devices are signed out, and only the new password works", async ({
  page,
  browser,
  world,
}) => {
  const phone = await browser.newPage({ baseURL: process.env.APP_URL ?? "" });
  await signIn(phone, world);
  await openDashboard(page, world, "account");
  const copies = await page.context().cookies();
  await page.getByLabel("Current password").fill("not my password");
  await page.getByLabel("New password").fill(anotherPassword);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("That’s not your password.")).toBeVisible();
  await expect(page.getByLabel("New password")).toHaveValue(anotherPassword);

  await page.getByLabel("Current password").fill(world.password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Your password is changed. All other sessions have ended.")).toBeVisible();
  await expect(page.getByLabel("New password")).toHaveValue("");
  await expect(sessions(page)).toHaveCount(1);
  await phone.goto("/dashboard/test/keys");
  await expect(phone).toHaveURL(/\/sign-in$/);
  await phone.context().addCookies(copies);
  await phone.goto("/dashboard/test/keys");
  await expect(phone).toHaveURL(/\/sign-in$/);
  await signIn(phone, { ...world, password: anotherPassword });
  await phone.close();
});

test("“Sign out everywhere” works by keyboard and leads to the sign-in page", async ({ page, world }) => {
  await openDashboard(page, world, "account");
  await page.getByRole("button", { name: "Sign out everywhere" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/sign-in");
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain("__Host-portico.session");
  expect(await recordedVerbs(world)).toContain("member.signed_out_everywhere");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the account page, even on a phone, and the password dialog are accessible in ${colorScheme} mode`, async ({
    page,
    world,
  }) => {
    await page.emulateMedia({ colorScheme });
    await openDashboard(page, world, "account");
    for (const width of [1200, 360]) {
      await page.setViewportSize({ width, height: 740 });
      expect(await axeFaults(page, { colorScheme })).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
    }
    const { letSixMinutesPass } = await import("./support/stale-sign-in");
    await letSixMinutesPass(world);
    await page.goto("/dashboard/test/keys");
    await page.getByRole("button", { name: /^Reveal/ }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    expect(await axeFaults(page, { within: "dialog[open]", colorScheme })).toEqual([]);
  });
}

test("sign-up gives the same answer for an address that has an account, and doesn't change that account", async ({
  page,
  world,
}) => {
  const answers: string[] = [];
  await page.route("**/sign-up", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    const response = await route.fetch();
    const body = await response.text();
    answers.push(/\{"ok".*\}/.exec(body)?.[0] ?? body);
    return route.fulfill({ response, body });
  });
  const person = newcomer();
  await signUp(page, person);
  await page.waitForURL("**/dashboard/test/overview");
  await page.context().clearCookies();
  await signUp(page, { ...person, email: world.email });
  await page.waitForURL("**/sign-in?signedUp");
  await expect(page.getByText("sign in with the password you chose then")).toBeVisible();
  expect(answers).toEqual(['{"ok":true,"value":null}', '{"ok":true,"value":null}']);
  await expect.poll(() => recordedVerbs(world)).toContain("member.sign_up_refused");
  await signIn(page, world);
});
test.use({ expectedErrors: [/401/] });
