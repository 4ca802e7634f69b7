import { lines } from "../lib/embed/help/lines";
import { expect, test } from "./support/fixtures";

/** The documentation page that the loader's console lines link to. */

test("every line that the loader can print has a section, and the policy names the app in three directives", async ({
  page,
}) => {
  await page.goto(`${process.env.APP_URL}/docs/embed`);
  for (const [code, line] of Object.entries(lines)) {
    const section = page.locator(`[id="${code}"]`);
    await expect(section, code).toHaveCount(1);
    await expect(page.locator("main"), code).toContainText(line.replaceAll("`", ""));
  }
  for (const id of ["mount", "options", "content-security-policy"])
    await expect(page.locator(`[id="${id}"]`)).toHaveCount(1);
  const policy = page.locator("section[aria-labelledby=content-security-policy]");
  for (const directive of ["script-src", "connect-src", "frame-src"])
    await expect(policy).toContainText(`${directive} ${process.env.APP_URL}`);
});
