import type { Page } from "@playwright/test";
import { axeFaults } from "./support/axe";
import { dashboardPages, openDashboard, openPages, scrollsSideways, signIn } from "./support/dashboard";
import { expect, test } from "./support/fixtures";
import { letSixMinutesPass } from "./support/stale-sign-in";

async function faultsOf(page: Page, colorScheme: "light" | "dark"): Promise<string[]> {
  const { pathname, search } = new URL(page.url());
  return (await axeFaults(page, { colorScheme })).map((fault) => `${pathname}${search} ${fault}`);
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`every page of the dashboard is accessible in ${colorScheme} mode`, async ({ page, world }) => {
    // Axe checks nineteen whole pages. On a busy machine, that takes longer than the usual limit.
    test.slow();
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 1200, height: 800 });
    const faults: string[] = [];
    const visit = async (address: string) => {
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      if (await scrollsSideways(page)) faults.push(`${address} scrolls sideways`);
      faults.push(...(await faultsOf(page, colorScheme)));
    };
    for (const address of openPages) await visit(address);
    await signIn(page, world);
    for (const address of dashboardPages) await visit(address);
    expect(faults).toEqual([]);
  });
}

test("a key is revealed and hidden by keyboard alone, and the focus returns to its button", async ({
  page,
  world,
}) => {
  await openDashboard(page, world, "keys");
  await letSixMinutesPass(world);
  const reveal = page.getByRole("button", { name: /^Reveal/ });
  await reveal.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Your password", { exact: true })).toBeFocused();
  await page.keyboard.type(world.password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Secret key", exact: true })).toHaveText(world.secret);
  await page.keyboard.press("Escape");
  await expect(reveal).toBeFocused();
});

test("a snippet is chosen by keyboard alone, from links beside the code", async ({ page, world }) => {
  await openDashboard(page, world, "embed");
  const servers = page.getByRole("navigation", { name: "Server" });
  await expect(servers.getByRole("link", { name: "Express" })).toHaveAttribute("aria-current", "true");
  await servers.getByRole("link", { name: "Rails" }).focus();
  await page.keyboard.press("Enter");
  await expect(servers.getByRole("link", { name: "Rails" })).toHaveAttribute("aria-current", "true");
  await expect(
    page.getByRole("region", { name: "app/controllers/portal_proofs_controller.rb" }),
  ).toContainText("OpenSSL::HMAC");
  await page.goBack();
  await expect(page.getByRole("region", { name: "server.mjs" })).toContainText("createHmac");
});
