import { expect } from "@playwright/test";
import { hostPage, openHostPage, shownFrame } from "./host-page";
import { test } from "./loader-test";

test.describe("looks", () => {
  test("the skeleton doesn't move with reduced motion, and moves gently otherwise", async ({
    page,
    standIn,
  }) => {
    standIn.answers = ["silence"];
    for (const [reducedMotion, animations] of [
      ["reduce", 0],
      ["no-preference", 1],
    ] as const) {
      await page.emulateMedia({ reducedMotion });
      await openHostPage(page, standIn, hostPage(standIn));
      await expect(page.getByRole("status")).toHaveCSS("height", "724px");
      expect(await page.evaluate(() => document.getAnimations().length)).toBe(animations);
    }
  });

  const pages: [what: string, css: string, system: "light" | "dark", scheme: string][] = [
    ["a page that is always light, on a dark system", "", "dark", "light"],
    [
      "a dark page that names no scheme",
      "body { background: #111; color: oklch(0.93 0 0) }",
      "light",
      "dark",
    ],
    ["a page that follows the system", "html { color-scheme: light dark }", "dark", "dark"],
  ];
  for (const [what, css, system, scheme] of pages) {
    test(`the portal follows ${what}`, async ({ page, standIn }) => {
      await page.emulateMedia({ colorScheme: system });
      await openHostPage(page, standIn, `${hostPage(standIn)}<style>${css}</style>`);
      const frame = await shownFrame(page);
      expect(new URL(frame.url()).searchParams.get("scheme")).toBe(scheme);
      await expect(page.locator("iframe")).toHaveCSS("color-scheme", scheme);
    });
  }
});
