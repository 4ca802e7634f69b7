import type { Page } from "@playwright/test";
import { sha256 } from "@/lib/crypto";
import { database } from "@/lib/db/client";
import { readPortal } from "@/lib/db/portals";
import { sayIn } from "@/lib/i18n/say";
import { createApiKey, revokeApiKey } from "@/lib/merchant/api-keys";
import { createPortalLink } from "../packages/server/src";
import { expect, test } from "./support/fixtures";
import { linkFor } from "./support/portal-link";
import { startSecondApp, withinASecond } from "./support/second-app";
import type { World } from "./support/world";

/** The portal at its own address, opened by a link from the merchant's server. */

const ada = "cus_LumenAda";
const origin = () => process.env.APP_URL ?? "";
const who = (world: World) => ({ merchantId: world.merchantId, actor: "system" }) as const;

/** Creates a link that has already expired, so that the test needn't wait. */
async function expiredLink(world: World): Promise<string> {
  const link = await linkFor(world);
  const hash = sha256(new URL(link).searchParams.get("link") ?? "");
  await database().portalLink.update({ where: { hash }, data: { expiresAt: new Date(Date.now() - 1_000) } });
  return link;
}

/** Follows a link and presses its button. */
async function open(page: Page, link: string) {
  await page.goto(link);
  await page.getByRole("button", { name: "Open billing" }).press("Enter");
  await expect(page.getByText("Lumen Team").first()).toBeVisible();
}

test("a link opens the portal once, and the page survives a reload and links back to the merchant's site", async ({
  page,
  world,
}) => {
  const link = await linkFor(world);
  // Mail scanners fetch links. That must not use a link up.
  for (const method of ["GET", "HEAD"]) expect((await fetch(link, { method })).status).toBe(200);
  await open(page, link);
  expect(new URL(page.url()).search).toBe("");
  await page.reload();
  await expect(page.getByText("Lumen Team").first()).toBeVisible();
  await expect(page.getByRole("link", { name: `Back to ${new URL(world.siteUrl).host}` })).toHaveAttribute(
    "href",
    `${world.siteUrl}/account`,
  );

  await page.getByRole("button", { name: "Cancel plan" }).first().press("Enter");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Cancel plan/ })
    .press("Enter");
  await expect(page.getByText(/^Yours until [A-Z][a-z]+\s\d+,\s\d{4}$/)).toBeVisible();
  await expect(
    page.getByRole("article").getByText("You won’t be charged again", { exact: true }),
  ).toBeVisible();

  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link doesn’t work" })).toBeVisible();
});

test("a customer who comes from the merchant's site needs no second click", async ({ page, world }) => {
  const link = await linkFor(world);
  await page.goto(world.siteUrl);
  await page.evaluate((to) => {
    const anchor = Object.assign(document.createElement("a"), { href: to, textContent: "Billing" });
    document.body.prepend(anchor);
    anchor.click();
  }, link);
  await expect(page.getByText("Lumen Team").first()).toBeVisible();
});

const picture = (color: string) =>
  `data:image/svg+xml;base64,${Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="26"><rect width="96" height="26" fill="${color}"/></svg>`,
  ).toString("base64")}`;

test("the hosted page has the merchant's logo in both color schemes, and the framed portal has none", async ({
  page,
  world,
  openPortal,
}) => {
  const [logo, logoDark] = [picture("#c2570c"), picture("#ffd8b0")];
  const look = { businessName: "Lumen", logo, logoDark };
  await world.saveSettings(look);
  await open(page, await linkFor(world));
  const image = page.getByRole("banner").getByRole("img", { name: "Lumen" });
  const shown = () =>
    image.evaluate((element: HTMLImageElement) => [element.currentSrc, element.naturalWidth]);
  for (const [colorScheme, source] of [
    ["light", logo],
    ["dark", logoDark],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await expect.poll(shown).toEqual([source, 96]);
  }

  await page.emulateMedia({ colorScheme: "light" });
  await world.saveSettings({ ...look, scheme: "dark" });
  await page.reload();
  await expect.poll(shown).toEqual([logoDark, 96]);

  const portal = await openPortal("ada@example.com");
  await expect(portal.getByRole("heading", { name: "Lumen Team" })).toBeVisible();
  await expect(portal.getByRole("img", { name: "Lumen" })).toHaveCount(0);
});

test("a language chosen on the page is kept after a reload", async ({ page, world }) => {
  await world.saveSettings({ languageMenu: true });
  await open(page, await linkFor(world));
  await page.getByRole("combobox", { name: "Language" }).selectOption("pl");
  const change = page.getByRole("button", { name: sayIn("pl")("page.changePlan"), exact: true });
  await expect(change).toBeVisible();
  await page.reload();
  await expect(change).toBeVisible();
});

test("a link opens the dialog that it names", async ({ page, world }) => {
  await open(page, await linkFor(world, { action: "cancellation" }));
  await expect(page.getByRole("dialog").getByRole("button", { name: /^Cancel plan/ })).toBeVisible();
});

test("a link for one subscription shows no other subscription", async ({ page, world }) => {
  const customerId = "cus_LumenGrace";
  const subscription = await world.subscriptionOf("grace@example.com");
  await page.goto(await linkFor(world, { customerId, subscription }));
  await page.getByRole("button", { name: "Open billing" }).press("Enter");
  const [only] = (await world.stripe.subscriptions.retrieve(subscription)).items.data;
  const { name } = await world.stripe.products.retrieve(String(only?.price.product));
  await expect(page.getByRole("article")).toHaveCount(1);
  await expect(page.getByRole("article")).toContainText(name);
});

test("without scripts, a link opens a page that can be read", async ({ browser, world }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await open(page, await linkFor(world));
  await expect(page.getByRole("heading", { name: "Subscriptions" })).toBeAttached();
  await context.close();
});

test("every invalid link is refused with the same text, and nobody can open the page without a link", async ({
  page,
  world,
}) => {
  const used = await linkFor(world);
  await open(page, used);
  await page.context().clearCookies();
  const { pathname, search } = new URL(await linkFor(world));
  const live = await readPortal(world.merchantId, "live");
  const wrong = [
    used,
    await expiredLink(world),
    `${origin()}/p/${live?.id}${search}`,
    `${origin()}${pathname}?link=${"x".repeat(43)}`,
    `${origin()}/p/OtherPortal000000000${search}`,
    `${origin()}/p/OtherPortal000000000?link=x`,
  ];
  const bodies = await Promise.all(wrong.map(async (url) => mainOf(await (await fetch(url)).text())));
  expect(new Set(bodies).size).toBe(1);
  expect(bodies[0]).toContain("This link doesn’t work");

  const signedOut = await Promise.all(
    [pathname, "/p/OtherPortal000000000"].map(async (path) =>
      mainOf(await (await fetch(origin() + path)).text()),
    ),
  );
  expect(new Set(signedOut).size).toBe(1);
  expect(signedOut[0]).toContain("Signing in by email isn’t set up here");
});

/** The page's content without the parts that differ in every response: nonces and the requested URL. */
const mainOf = (html: string) => /<main[\s\S]*?<\/main>/.exec(html)?.[0] ?? "";

test("no other site can frame the page or open a link in somebody's browser", async ({ page, world }) => {
  const link = await linkFor(world);
  const { headers } = await fetch(link);
  expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  expect(headers.get("x-frame-options")).toBe("DENY");
  expect(headers.get("cache-control")).toContain("no-store");
  const { pathname, searchParams } = new URL(link);
  const forged = await fetch(`${origin()}${pathname}/open`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: "https://evil.example", "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ link: searchParams.get("link") ?? "" }),
  });
  expect(forged.headers.get("location")).toContain("failed=");
  expect(forged.headers.get("set-cookie")).toBeNull();
  await open(page, link);
  const [cookie] = (await page.context().cookies(page.url())).filter(({ name }) => name === "portico_visit");
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: pathname });
});

test("revoking an API key ends its links and visits in every process within a second", async ({
  page,
  world,
}) => {
  const second = await startSecondApp();
  const { id, key: apiKey } = await createApiKey(who(world), "test", "server");
  const make = (at: string) => createPortalLink({ origin: at, apiKey, customerId: ada });
  await open(page, (await make(second.url)).url);
  const cookies = await page.context().cookies();
  const path = new URL(page.url()).pathname;
  const shows = async () => {
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    return (await (await fetch(second.url + path, { headers: { cookie } })).text()).includes("Lumen Team");
  };
  expect(await shows()).toBe(true);
  await revokeApiKey(who(world), "test", id);
  expect(await withinASecond(async () => !(await shows()))).toBe(true);
  const refused = await withinASecond(() =>
    make(second.url).then(
      () => false,
      ({ code }: { code: string }) => code === "invalid_api_key",
    ),
  );
  expect(refused).toBe(true);
  await second.close();
});
