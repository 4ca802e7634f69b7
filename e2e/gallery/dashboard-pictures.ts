import path from "node:path";
import type { Page } from "@playwright/test";
import type { World } from "../support/world";
import { galleryFolder } from "./looks";

const widths = [360, 1200] as const;
const schemes = ["light", "dark"] as const;

const heights = { 360: 780, 1200: 900 } as const;

/**
 * Takes pictures of the whole page on a phone and on a desktop, in light and dark mode. `name` names the page and its
 * state.
 */
export async function take(page: Page, name: string): Promise<void> {
  for (const colorScheme of schemes) {
    // The colors are changed at a desktop's width. On a phone, the preview is hidden, and the browser would wait until
    // the hidden frame is painted in the new colors.
    await page.setViewportSize({ width: 1200, height: heights[1200] });
    await page.emulateMedia({ colorScheme });
    for (const width of widths) {
      await page.setViewportSize({ width, height: heights[width] });
      await settle(page);
      const options = { path: pictureOf(`${name}-${width}-${colorScheme}`), fullPage: true, timeout: 20_000 };
      // On a busy machine, the browser sometimes paints a frame within the page only for the second picture.
      await page.screenshot(options).catch(() => page.screenshot(options));
    }
  }
  await page.setViewportSize({ width: 1200, height: 900 });
}

/**
 * Waits for the requests and the preview, and scrolls to the top, so that sticky elements are in their original places.
 */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  for (const preview of await page.locator("iframe:not([aria-hidden]):visible").all())
    await preview.contentFrame().getByRole("main").waitFor();
  await page.evaluate(() => scrollTo(0, 0));
}

export const pictureOf = (name: string): string => path.join(galleryFolder, "dashboard", `${name}.png`);

const customers = ["cus_LumenAda", "cus_LumenGrace", "cus_LumenAlan", "cus_LumenMary"];

const changes = [
  ...["update_card", "change_plan", "pay_invoice", "cancellation", "keep_subscription", "apply_coupon"],
  ...["billing_details", "change_plan", "pause", "resume", "change_quantity", "update_card", "resubscribe"],
];

/** Adds a few weeks of customers' changes, of which one failed. */
export async function addChanges({ merchantId, portalId }: World): Promise<void> {
  const { database } = await import("@/lib/db/client");
  const data = Array.from({ length: 60 }, (_, index) => {
    const createdAt = new Date(Date.now() - (2 + index * index * 9) * 60_000);
    return {
      id: `${merchantId}-${index}`,
      ...{ merchantId, mode: "test" as const, portalId, inputHash: "", command: {} },
      customerId: customers[index % customers.length] ?? "",
      subscriptionId: `sub_${index}`,
      intentId: `intent-of-the-gallery-${index}`,
      name: changes[index % changes.length] ?? "",
      state: index === 0 ? "failed" : "succeeded",
      createdAt,
      resolvedAt: createdAt,
    };
  });
  await database().operation.createMany({ data });
}

const refusals = [
  ["ada@example.com", "https://app.lumen.example", "other_mode", "proof"],
  ["li@example.com", "https://beta.lumen.example", "origin_not_listed", "site"],
  ["Mika@Example.com", "https://app.lumen.example", "identity_case", "proof"],
  ["tom@example.com", "https://app.lumen.example", "base64", "proof"],
  ["cus_R81Qm4Xc2kLw0a", "https://app.lumen.example", "identity_of_other_kind", "customer"],
  ["", "https://a-very-long-name-of-a-preview.branch-with-a-name.lumen.example", "hash_missing", "proof"],
  ["a.person.with.a.very.long.name+billing@a-very-long-company-name.example", "", "token_expired", "proof"],
] as const;

/** Adds a week of refused visits. */
export async function addRefusals({ merchantId, portalId }: World): Promise<void> {
  const { database } = await import("@/lib/db/client");
  const { randomUUID } = await import("node:crypto");
  const data = refusals.map(([identity, origin, mistake, subject], index) => ({
    ...{ id: randomUUID(), merchantId, mode: "test" as const, portalId, identity, origin, mistake, subject },
    detail: "",
    isSiteWrong: subject === "site",
    createdAt: new Date(Date.now() - (2 + index ** 3 * 37) * 60_000),
  }));
  await database().refusedVisit.createMany({ data });
}
