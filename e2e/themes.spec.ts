import type { FrameLocator, Page } from "@playwright/test";
import { openDashboard } from "./support/dashboard";
import { expect, test } from "./support/fixtures";
import { save, saveButton } from "./support/settings";

const ada = "ada@example.com";

const brandOf = (portal: FrameLocator) =>
  portal
    .locator("[data-preset]")
    .evaluate((element) => getComputedStyle(element).getPropertyValue("--portal-brand").trim());

/** Adds to the settings of the merchant's page before the loader reads them. */
async function addToPage(page: Page, more: object): Promise<void> {
  await page.addInitScript((added) => {
    let settings: object | undefined;
    Object.defineProperty(window, "porticoSettings", {
      configurable: true,
      get: () => settings,
      set: (next: object) => (settings = { ...next, ...added }),
    });
  }, more);
}

test("the look is set in the dashboard, and unreadable text is refused with the reason", async ({
  page,
  world,
  openPortal,
}) => {
  await openDashboard(page, world, "look");
  await page.getByRole("radio", { name: "Press" }).check();
  await page.getByLabel("Brand color", { exact: true }).fill("#0A7");
  await page.getByLabel("Corner radius").fill("18");
  await page.getByLabel("Text color", { exact: true }).fill("#999999");
  // Both schemes are shown before anything is saved.
  for (const scheme of ["light", "dark"]) {
    const shown = page.getByRole("region", { name: `On a ${scheme} page` }).locator("iframe:not([inert])");
    const portal = shown.contentFrame().locator("[data-preset]");
    await expect(portal).toHaveAttribute("data-preset", "press");
    await expect(portal).toHaveAttribute("data-scheme", scheme);
  }
  const light = page.getByRole("region", { name: "Contrast, light" });
  await expect(light.getByText(/ hard to read$/)).toBeVisible();
  await saveButton(page).press("Enter");
  await expect(page.getByText(/^Contrast with the surface is 2\.7:1/)).toBeVisible();
  // One click fixes each color.
  await expect(async () => {
    const better = light.getByRole("button", { name: /^Use #/ });
    if (await better.count()) await better.first().click();
    await expect(light.getByText(/ hard to read$/)).toHaveCount(0, { timeout: 500 });
  }).toPass();
  await page.getByLabel("Business name").fill("Lumen & Söhne");
  await page.getByLabel("Support", { exact: true }).fill("help@lumen.example");
  await page.getByLabel("Terms", { exact: true }).fill("https://lumen.example/terms");
  await save(page);

  const portal = await openPortal(ada);
  await expect(portal.locator("[data-preset]")).toHaveAttribute("data-preset", "press");
  expect(await brandOf(portal)).toBe("#00aa77");
  const article = portal.getByRole("article").first();
  await expect(article).toHaveCSS("border-start-start-radius", "18px");
  await expect(portal.getByRole("link", { name: /^Contact Lumen & Söhne/ })).toHaveAttribute(
    "href",
    "mailto:help@lumen.example",
  );
  await expect(portal.getByRole("link", { name: /^Terms/ })).toHaveAttribute(
    "href",
    "https://lumen.example/terms",
  );
  await expect(portal.getByText("Powered by Portico")).toBeVisible();
});

test("the portal is always dark if the merchant chooses that, and links to the privacy policy", async ({
  page,
  world,
  openPortal,
}) => {
  await page.emulateMedia({ colorScheme: "light" });
  await world.saveSettings({ scheme: "dark", privacyUrl: "https://lumen.example/privacy" });
  const portal = await openPortal(ada);
  await expect(portal.locator("[data-preset]")).toHaveAttribute("data-scheme", "dark");
  const lightness = (await portal
    .getByRole("article")
    .first()
    .evaluate((card) => {
      const context = document.createElement("canvas").getContext("2d");
      if (!context) return [];
      context.fillStyle = getComputedStyle(card).backgroundColor;
      context.fillRect(0, 0, 1, 1);
      return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    })) as number[];
  expect(lightness).toHaveLength(3);
  expect(Math.max(...lightness)).toBeLessThan(64);
  await expect(portal.getByRole("link", { name: /^Privacy/ })).toHaveAttribute(
    "href",
    "https://lumen.example/privacy",
  );
});

test("“Powered by Portico” can be turned off", async ({ world, openPortal }) => {
  await world.saveSettings({ poweredBy: false });
  const portal = await openPortal(ada);
  await expect(portal.getByRole("button", { name: "Cancel plan" }).first()).toBeVisible();
  await expect(portal.getByText("Powered by")).toHaveCount(0);
});

test("a page chooses a preset and a color for its own portal", async ({ page, world, openPortal }) => {
  await world.saveSettings({ brandColor: "#635bff" });
  await addToPage(page, { appearance: { preset: "graphite", brandColor: "#b00020", scheme: "dark" } });
  const portal = await openPortal(ada);
  await expect(portal.locator("[data-preset]")).toHaveAttribute("data-preset", "graphite");
  await expect(portal.locator("[data-preset]")).toHaveAttribute("data-scheme", "dark");
  expect(await brandOf(portal)).toBe("#b00020");
});

test("a page's look is also accepted under its older name, theme", async ({ page, openPortal }) => {
  await addToPage(page, { theme: { brandColor: "#b00020", stripeElement: { style: { base: {} } } } });
  expect(await brandOf(await openPortal(ada))).toBe("#b00020");
});

test("a page's font is loaded from Portico if Portico hosts it", async ({ page, world, openPortal }) => {
  await world.saveSettings({ font: "page" });
  const requests: string[] = [];
  page.on("request", (request) => requests.push(new URL(request.url()).pathname));
  await addToPage(page, { appearance: { family: "'Open Sans', Arial" } });
  const portal = await openPortal(ada);
  await expect(portal.locator("[data-preset]")).toHaveCSS("font-family", /"Open Sans Variable"/);
  await expect.poll(() => requests).toContain("/fonts/open-sans/files/open-sans-latin-wght-normal.woff2");
  expect(requests.filter((path) => path.endsWith("wght.css"))).toEqual(["/fonts/open-sans/wght.css"]);
});

const hostile = {
  markup: "</style><script>document.title='taken'</script>",
  "a url()": "url(https://evil.example/x.png)",
  "a second rule": "#fff;background:url(//evil.example)",
  "ten kilobytes": "é;}".repeat(3_500),
};

for (const [kind, value] of Object.entries(hostile))
  test(`a hostile value changes nothing, and the portal opens: ${kind}`, async ({
    page,
    world,
    openPortal,
  }) => {
    await world.saveSettings({ debug: true });
    const warnings: string[] = [];
    page.on("console", (message) => message.type() === "warning" && warnings.push(message.text()));
    const requests: string[] = [];
    page.on("request", (request) => requests.push(new URL(request.url()).hostname));
    await addToPage(page, { appearance: { brandColor: value, font: value, preset: value } });
    const portal = await openPortal(ada);
    await expect(portal.locator("[data-preset]")).toHaveAttribute("data-preset", "ledger");
    expect(
      await portal.locator("style").evaluateAll((styles) => styles.map(({ textContent }) => textContent)),
    ).toEqual([]);
    // The portal still works, although its URL, which contains the page's look, is sent with each of its requests.
    await portal.getByRole("button", { name: "Cancel plan" }).first().press("Enter");
    await portal.getByRole("dialog").getByRole("button", { name: "Cancel plan" }).press("Enter");
    await expect(portal.getByRole("button", { name: /^Keep / }).first()).toBeVisible();
    expect(warnings.filter((text) => text.includes("appearance."))).toHaveLength(1);
    expect(requests).not.toContain("evil.example");
  });
