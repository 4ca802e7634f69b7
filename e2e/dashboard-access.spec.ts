import type { Page } from "@playwright/test";
import { axeFaults } from "./support/axe";
import { openDashboard, signIn } from "./support/dashboard";
import { expect, test } from "./support/fixtures";
import { letSixMinutesPass } from "./support/stale-sign-in";

const inside = ["overview", "stripe", "services", "settings", "embed", "keys", "hash-tester", "account"];

async function faultsOf(page: Page, colorScheme: "light" | "dark"): Promise<string[]> {
  const { pathname } = new URL(page.url());
  return (await axeFaults(page, { colorScheme })).map((fault) => `${pathname} ${fault}`);
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`every page of the dashboard is accessible in ${colorScheme} mode`, async ({ page, world }) => {
    // Axe reads twelve whole pages, which takes longer than the usual limit on a busy machine.
    test.slow();
    await page.emulateMedia({ colorScheme });
    const faults: string[] = [];
    for (const path of ["/", "/docs", "/sign-in", "/sign-up"]) {
      await page.goto(path);
      faults.push(...(await faultsOf(page, colorScheme)));
    }
    await signIn(page, world);
    for (const path of inside) {
      await page.goto(`/dashboard/test/${path}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      faults.push(...(await faultsOf(page, colorScheme)));
    }
    expect(faults).toEqual([]);
  });
}

test("a key is revealed and hidden by keyboard alone, and the focus returns", async ({ page, world }) => {
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

test("the tabs for the server's languages are one tab stop, and arrow keys move between them", async ({
  page,
  world,
}) => {
  await openDashboard(page, world, "embed");
  await page.getByRole("tab", { name: "Node.js" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Ruby" })).toBeFocused();
  await expect(page.getByRole("tabpanel", { name: "Ruby" })).toBeVisible();
  await page.keyboard.press("End");
  await expect(page.getByRole("tabpanel", { name: "PHP" })).toBeVisible();
});
