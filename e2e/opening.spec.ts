import { expect, test } from "./support/fixtures";

test("a customer opens the portal inside the merchant's page and sees the plan and invoices", async ({
  openPortal,
}) => {
  const portal = await openPortal("ada@example.com");
  await expect(portal.getByText("Team").first()).toBeVisible();
  await expect(portal.getByRole("link", { name: /invoice|pdf/i }).first()).toBeVisible();
});

test("a wrong hash opens nothing, and no request reaches Stripe", async ({ page, world, expectedErrors }) => {
  expectedErrors.push(/status of 403 .*\/api\/portal\/visits/);
  const refused = page.waitForResponse((response) => response.url().endsWith("/api/portal/visits"));
  await page.goto(world.pageOf("ada@example.com", { hash: "wrong" }));
  expect((await refused).status()).toBe(403);
  await expect(page.getByRole("alert")).toBeVisible();
  expect(await world.admin("GET", "requests")).toEqual([]);
});
