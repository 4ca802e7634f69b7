import type { Page } from "@playwright/test";
import { signIn } from "./support/dashboard";
import { expect, test } from "./support/fixtures";
import type { World } from "./support/world";

/** Adds a busy merchant's year: customers' changes, and members' saves that each turn one setting on or off. */
async function addRows({ merchantId, portalId }: World, count: number): Promise<void> {
  const { database } = await import("@/lib/db/client");
  await database().$executeRaw`
    INSERT INTO "Operation" (id, "merchantId", mode, "portalId", "customerId", "subscriptionId", "intentId", name,
      "inputHash", state, plan, "createdAt", "resolvedAt")
    SELECT ${merchantId} || '-' || n, ${merchantId}, 'test', ${portalId}, 'cus_LumenAda', 'sub_' || n,
      'intent-of-many-rows-' || n, 'change_plan', '', 'succeeded', '{}', now() - n * interval '1 second', now()
    FROM generate_series(1, ${count}) AS n`;
  await database().$executeRaw`
    INSERT INTO "AuditEntry" (id, "merchantId", mode, actor, verb, subject, details, "createdAt")
    SELECT ${merchantId} || '-' || n, ${merchantId}, 'test', 'system', 'settings.saved', 'test',
      jsonb_build_object('pause', n % 2 = 0), now() + n * interval '1 millisecond'
    FROM generate_series(1, ${count}) AS n`;
}

const history = (page: Page) => page.getByRole("dialog", { name: "History" });

for (const count of [0, 1, 10_000])
  test(`the overview and the history are in order with ${count} rows`, async ({
    page,
    world,
    openPortal,
  }) => {
    await openPortal("ada@example.com");
    await addRows(world, count);
    await signIn(page, world);
    await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
    const tile = page.locator("dl > div").filter({ hasText: "Plan changes" });
    await expect(tile).toContainText(count.toLocaleString("en-US"));
    const recent = page.getByRole("list", { name: "Customers’ latest changes" }).getByRole("listitem");
    await expect(recent).toHaveCount(Math.min(count, 5));
    if (count === 0) await expect(page.getByText("No changes yet")).toBeVisible();
    await page.getByRole("link", { name: "7 days" }).click();
    await expect(page).toHaveURL(/days=7$/);
    await expect(tile).toContainText(count.toLocaleString("en-US"));

    await page.goto("/dashboard/test/settings");
    await page.getByRole("button", { name: "History" }).click();
    // The world itself adds one save.
    await expect(history(page).getByRole("button", { name: "Undo" })).toHaveCount(Math.min(count + 1, 20));
    if (count < 20) return;
    const first = history(page).getByRole("listitem").first();
    const newest = await first.innerHTML();
    await history(page).getByRole("link", { name: "Older changes" }).click();
    await expect(page).toHaveURL(/before=/);
    await expect.poll(() => first.innerHTML()).not.toBe(newest);
    await expect(history(page).getByRole("button", { name: "Undo" })).toHaveCount(20);
  });
