import path from "node:path";
import type { Page } from "@playwright/test";
import { createApiKey } from "@/lib/merchant/api-keys";
import { stateCatalogue } from "@/lib/testing/state-catalogue";
import { stateTable } from "@/oracle/rows";
import { type Account, accountOf, build } from "@/oracle/stories/build";
import { createPortalLink } from "../../packages/server/src";
import { everythingOn } from "../support/everything-on";
import { expect, test } from "../support/fixtures";
import { newWorld, type World } from "../support/world";
import { galleryFolder } from "./looks";

/**
 * Takes a picture of the card of each row of docs/states.md on a phone: `rows/001.png`. scripts/contact-sheets.mjs puts
 * the pictures on sheets, each with a description of its row.
 */

const numbered = stateTable().rows.map((row, place) => ({ row, name: String(place + 1).padStart(3, "0") }));
/**
 * The number of rows per test: enough to be worth starting a browser, and few enough that two workers can share all
 * rows.
 */
const rowsPerTest = 26;

type Opened = { world: World; apiKey: string };

/** Creates an account in which Stripe takes this action after the last retry of a payment. */
async function openAccount(afterwards: Account): Promise<Opened> {
  const world = await newWorld("test", "seats");
  await world.admin("POST", "dunning", { afterwards });
  // Show ended subscriptions, as the table does.
  await world.saveSettings({ ...everythingOn, showOnlyActive: false });
  const who = { merchantId: world.merchantId, actor: "system" } as const;
  return { world, apiKey: (await createApiKey(who, "test", "server")).key };
}

/**
 * Opens the portal with a link, because links name customers by ID. Stripe doesn't list customers on a test clock by
 * email address.
 */
async function openPortal(page: Page, { world, apiKey }: Opened, customerId: string): Promise<void> {
  const origin = process.env.APP_URL ?? "";
  const { url } = await createPortalLink({
    origin,
    apiKey,
    customerId,
    returnUrl: `${world.siteUrl}/account`,
  });
  await page.goto(url);
  await page.locator("button[type=submit]").press("Enter");
}

for (let begin = 0; begin < numbered.length; begin += rowsPerTest) {
  const some = numbered.slice(begin, begin + rowsPerTest);
  test(`rows ${some[0]?.name} to ${some.at(-1)?.name}`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width: 360, height: 900 });
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    const accounts = { past_due: await openAccount("past_due"), unpaid: await openAccount("unpaid") };
    for (const { row, name } of some) {
      const account = accounts[accountOf(row)];
      const { customer } = await build(account.world.stripe, stateCatalogue, row);
      await openPortal(page, account, customer);
      const card = page.locator("main .portal-card").first();
      await expect(card).toBeVisible();
      expect(
        await card.locator(".portal-primary:visible").count(),
        `filled buttons of row ${name}`,
      ).toBeLessThan(2);
      await card.screenshot({
        path: path.join(galleryFolder, "rows", `${name}.png`),
        animations: "disabled",
      });
    }
    for (const { world } of Object.values(accounts)) await world.close();
  });
}
