import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { faultsAtEachWidth, openDashboard } from "./support/dashboard";
import { expect, test } from "./support/fixtures";
import { save, saveButton, savedMessage } from "./support/settings";

/** An image of four pixels. */
const image = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFUlEQVR4nGM8eHEfAwMDEwMDAwMDAwAXPgIeTBe0fAAAAABJRU5ErkJggg==",
  "base64",
);

type File = { name: string; mimeType: string; buffer: Buffer };

/** Opens the browser's file picker from the keyboard, and chooses this file. */
async function upload(page: Page, file: File): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByLabel("Logo", { exact: true }).press("Enter");
  await (await chooser).setFiles(file);
}

/** Presses Save, and expects this reason at the field and no message that anything was saved. */
async function expectRefused(page: Page, reason: string | RegExp): Promise<void> {
  await saveButton(page).press("Enter");
  await expect(page.getByText(reason)).toBeVisible();
  await expect(page.getByText("Fix the highlighted settings.")).toBeVisible();
  await expect(savedMessage(page)).toHaveCount(0);
}

test("a logo is uploaded and removed, and a file that is too large or isn't an image is refused with the reason", async ({
  page,
  world,
}) => {
  await openDashboard(page, world, "look");
  const logo = page.getByLabel("Logo", { exact: true });
  const row = page.locator("#logo");
  await upload(page, { name: "logo.png", mimeType: "image/png", buffer: image });
  await expect(row.locator("img")).toHaveAttribute("src", /^data:image\/png;base64,iVBOR/);
  await save(page);
  await page.reload();
  await expect(row.locator("img")).toHaveAttribute("src", /^data:image\/png;base64,iVBOR/);

  await upload(page, { name: "photo.png", mimeType: "image/png", buffer: randomBytes(60_000) });
  await expectRefused(page, "The image is too large. Use one of at most 32 kB.");
  await expect(logo).toHaveAttribute("aria-invalid", "true");
  expect(await faultsAtEachWidth(page)).toEqual([]);
  await upload(page, { name: "logo.txt", mimeType: "text/plain", buffer: Buffer.from("Lumen") });
  await expectRefused(page, "Choose a PNG, JPEG, WebP or SVG image.");
  await expect(row.locator("img")).toHaveCount(0);

  await row.getByRole("button", { name: "Remove" }).press("Enter");
  await expect(logo).toHaveValue("");
  await save(page);
  await page.reload();
  await expect(row.locator("img")).toHaveCount(0);
  await expect(row.getByRole("button", { name: "Remove" })).toHaveCount(0);
});

test("an illegible dark color is fixed with one click, and the portal shows the dark colors and the privacy policy's link", async ({
  page,
  world,
  openPortal,
}) => {
  await openDashboard(page, world, "look");
  await page
    .getByRole("radiogroup", { name: "Colors for" })
    .getByRole("radio", { name: "Dark" })
    .press("Space");
  await page.getByLabel("Surface color, dark", { exact: true }).fill("#101820");
  await page.getByLabel("Text color, dark", { exact: true }).fill("#666666");
  await page.getByLabel("Light or dark").selectOption("dark");
  const contrast = page.getByRole("region", { name: "Contrast, dark" });
  await expect(contrast.getByText(/ hard to read$/)).toBeVisible();
  await expectRefused(page, /^Contrast with the surface is \d\.\d:1/);
  expect(await faultsAtEachWidth(page)).toEqual([]);
  await contrast
    .getByRole("button", { name: /^Use #/ })
    .first()
    .press("Enter");
  await expect(contrast.getByText("All legible")).toBeVisible();
  await expect(page.getByText(/^Contrast with the surface is/)).toHaveCount(0);

  await page.getByLabel("Privacy policy", { exact: true }).fill("http://lumen.example/privacy");
  await expectRefused(page, "Enter an address that starts with https://.");
  await page.getByLabel("Privacy policy", { exact: true }).fill("https://lumen.example/privacy");
  await save(page);

  const portal = await openPortal("ada@example.com");
  await expect(portal.getByRole("article").first()).toHaveCSS("background-color", "rgb(16, 24, 32)");
  await expect(portal.getByRole("link", { name: /^Privacy/ })).toHaveAttribute(
    "href",
    "https://lumen.example/privacy",
  );
});
