import path from "node:path";
import { presets } from "@/lib/appearance/appearance";
import type { PortalSettings } from "@/lib/settings/schema";
import { everythingOn } from "../support/everything-on";
import { test } from "../support/fixtures";
import { galleryFolder } from "./looks";

/** The six presets, light and dark, with the dialog that has the most content. */
for (const preset of Object.keys(presets) as PortalSettings["preset"][])
  test(`theme ${preset}`, async ({ page, world, openPortal }) => {
    test.slow();
    await world.saveSettings({ ...everythingOn, preset });
    await page.setViewportSize({ width: 768, height: 900 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const portal = await openPortal("ada@example.com");
      const file = (name: string) =>
        path.join(galleryFolder, "themes", `${preset}-${name}${colorScheme}.png`);
      await page.screenshot({ path: file(""), fullPage: true });
      await portal.getByRole("button", { name: "Change plan" }).first().press("Enter");
      await portal.getByRole("dialog").waitFor();
      await page.waitForLoadState("networkidle");
      await page.screenshot({ path: file("plan-") });
    }
  });
