import { newcomer, openDashboard, signIn, signOut, signUp } from "./support/dashboard";
import { expect, test } from "./support/fixtures";

test("a merchant signs up, finds both modes empty and separate, signs out and signs in again", async ({
  page,
}) => {
  const person = newcomer();
  await signUp(page, person);
  await page.waitForURL("**/dashboard/test/overview");
  await expect(page.getByText(person.name).filter({ visible: true })).toBeVisible();
  await expect(page).toHaveTitle(/^\[Test\] /);

  await page.getByRole("button", { name: "Test mode" }).click();
  await page.getByRole("link", { name: /^Live mode/ }).click();
  await page.waitForURL("**/dashboard/live/overview");
  await expect(page.getByRole("button", { name: "Live mode" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Test mode" })).toHaveCount(0);
  await expect(page).not.toHaveTitle(/Test/);

  await signOut(page);
  await page.goto("/dashboard/live/keys");
  await expect(page).toHaveURL(/\/sign-in$/);
  await signIn(page, person);
});

test.describe("refusals", () => {
  test.use({ expectedErrors: [/401/] });

  test("a wrong password and an unknown address get the same message and no session cookie", async ({
    page,
    world,
  }) => {
    const words: string[] = [];
    for (const email of [world.email, newcomer().email]) {
      await page.goto("/sign-in");
      await page.getByLabel("Email address").fill(email);
      await page.getByLabel("Password").fill("not the password");
      await page.getByRole("button", { name: "Sign in" }).click();
      words.push((await page.getByRole("alert").filter({ hasText: "password" }).textContent()) ?? "");
    }
    expect(words[0]).toBe(words[1]);
    expect((await page.context().cookies()).map(({ name }) => name)).not.toContain("__Host-portico.session");
  });
});

test("a weak password is refused with the reason, and the input stays", async ({ page }) => {
  const person = { ...newcomer(), password: "password1234" };
  await signUp(page, person);
  await expect(page.getByText("This password is too common.")).toBeVisible();
  await expect(page.getByLabel("Email address")).toHaveValue(person.email);
  await expect(page).toHaveURL(/\/sign-up$/);
});

test("the session's cookie is for this host, for HTTPS and not for scripts", async ({ page, world }) => {
  await signIn(page, world);
  const cookies = (await page.context().cookies()).filter(({ name }) => name.includes("session"));
  expect(cookies).toEqual([
    expect.objectContaining({
      name: "__Host-portico.session",
      httpOnly: true,
      secure: true,
      sameSite: "Lax",
      path: "/",
    }),
  ]);
});

test("after a sign-in, the app opens only URLs of its own origin", async ({ page, world }) => {
  for (const evil of ["https://evil.example/", "//evil.example", "\\\\evil.example", "javascript:alert(1)"]) {
    await page.context().clearCookies();
    await page.goto(`/sign-in?callbackUrl=${encodeURIComponent(evil)}`);
    await page.getByLabel("Email address").fill(world.email);
    await page.getByLabel("Password").fill(world.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL("**/dashboard/test/overview");
  }
});

test("a session that was ended in the database opens no page, although its cookie is valid", async ({
  page,
  world,
}) => {
  await openDashboard(page, world, "keys");
  const { database } = await import("@/lib/db/client");
  await database().session.deleteMany({ where: { merchantId: world.merchantId } });
  await page.goto("/dashboard/test/keys");
  await expect(page).toHaveURL(/\/sign-in$/);
});

test("idle and expired sessions open no page, although their cookies are valid", async ({ page, world }) => {
  const { database } = await import("@/lib/db/client");
  const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000);
  for (const expired of [{ lastSeenAt: ago(13) }, { createdAt: ago(7 * 24 + 1) }]) {
    await openDashboard(page, world, "keys");
    await database().session.updateMany({ where: { merchantId: world.merchantId }, data: expired });
    await page.goto("/dashboard/test/keys");
    await expect(page).toHaveURL(/\/sign-in$/);
  }
});

test("a malformed session cookie counts as signed out, not as an error", async ({ request }) => {
  for (const value of ["garbage", "a.b.c.d.e", "x".repeat(3_000)]) {
    const headers = { Cookie: `__Host-portico.session=${value}` };
    const answer = await request.get("/dashboard/test/keys", { headers, maxRedirects: 0 });
    expect(answer.status()).toBe(307);
    expect(answer.headers().location).toBe("/sign-in");
  }
});

test("a session signed with another secret counts as signed out, as does a session in another header", async ({
  page,
  request,
  world,
}) => {
  const { decode, encode } = await import("next-auth/jwt");
  await openDashboard(page, world, "keys");
  const name = "__Host-portico.session";
  const own = (await page.context().cookies()).find((cookie) => cookie.name === name)?.value ?? "";
  const token = await decode({ token: own, secret: process.env.NEXTAUTH_SECRET ?? "" });
  if (!token) throw new Error("The session can't be read with the app's secret.");
  const secret = "another secret that is long enough for anybody";
  const forged = await encode({ token, secret, maxAge: 3_600 });
  const again = await encode({ token, secret: process.env.NEXTAUTH_SECRET ?? "", maxAge: 3_600 });
  const open = (headers: Record<string, string>) =>
    request.get("/dashboard/test/keys", { headers, maxRedirects: 0 });
  expect((await open({ Cookie: `${name}=${again}` })).status()).toBe(200);
  const signedOut: Record<string, string>[] = [
    { Cookie: `${name}=${forged}` },
    { Cookie: `next-auth.session-token=${own}` },
    { Authorization: `Bearer ${own}` },
    { Authorization: "Bearer %" },
    { Authorization: "Bearer" },
  ];
  for (const headers of signedOut) {
    const answer = await open(headers);
    expect([answer.status(), answer.headers().location]).toEqual([307, "/sign-in"]);
  }
});

test("the sign-in endpoint refuses a foreign or missing origin", async ({ request }) => {
  for (const headers of [{ Origin: "https://evil.example" }, { Origin: "null" }, undefined]) {
    const answer = await request.post("/api/auth/callback/credentials", {
      ...(headers && { headers }),
      form: { email: "a@example.com", password: "x", csrfToken: "x", json: "true" },
    });
    expect(answer.status()).toBe(403);
  }
});

test("signing out ends the session for every copy of its cookie, and no other session", async ({
  page,
  browser,
  world,
}) => {
  await openDashboard(page, world, "keys");
  const copies = await page.context().cookies();
  const other = await browser.newPage({ baseURL: process.env.APP_URL ?? "" });
  await openDashboard(other, world, "keys");
  await signOut(page);
  await page.context().addCookies(copies);
  await page.goto("/dashboard/test/keys");
  await expect(page).toHaveURL(/\/sign-in$/);
  await other.reload();
  await expect(other.getByRole("heading", { level: 1 })).toBeVisible();
  expect(other.url()).toContain("/dashboard/test/keys");
  await other.close();
});
