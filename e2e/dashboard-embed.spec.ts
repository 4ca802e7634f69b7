import { createHmac } from "node:crypto";
import type { Page } from "@playwright/test";
import { axeFaults } from "./support/axe";
import { faultsAtEachWidth, openDashboard, tooWide } from "./support/dashboard";
import { expect, test } from "./support/fixtures";
import type { World } from "./support/world";

const appUrl = process.env.APP_URL ?? "";

/**
 * The text of a block of code. Reads it line by line, because the browser leaves empty lines out of the text of the
 * whole block.
 */
const codeOf = async (page: Page, name: string): Promise<string> => {
  const code = page.getByRole("region", { name, exact: true }).locator("code");
  const lines = await code.locator(":scope > *").allTextContents();
  return lines.length > 0 ? lines.join("\n") : ((await code.textContent()) ?? "");
};

const openFold = (page: Page, title: string) =>
  page.locator("summary").filter({ hasText: title }).press("Enter");

/** Presses a block's copy button, and returns the clipboard's text. */
async function copied(page: Page, name: string): Promise<string> {
  await page.evaluate(() => navigator.clipboard.writeText("nothing yet"));
  const copy = page.getByRole("button", { name: `Copy ${name}`, exact: true });
  await copy.press("Enter");
  await expect(copy).toHaveText(/Copied/);
  return page.evaluate(() => navigator.clipboard.readText());
}

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("each copy button copies its code or its key exactly", async ({ page, world }) => {
  await openDashboard(page, world, "embed");
  await openFold(page, "Content Security Policy");
  await openFold(page, "Single-page apps");
  for (const name of ["server.mjs", "billing.html", "CSP", "Any framework"]) {
    const code = await codeOf(page, name);
    expect(code.length, name).toBeGreaterThan(50);
    expect((await copied(page, name)).trimEnd(), name).toBe(code.trimEnd());
  }

  await page.goto("/dashboard/test/keys");
  await page.getByRole("button", { name: /^Reveal/ }).press("Enter");
  expect(await copied(page, "Secret key")).toBe(world.secret);
  await page.getByRole("button", { name: "Done" }).press("Enter");

  await page.goto("/dashboard/test/keys?show=api");
  await page.getByLabel("Name of the new key").fill("Billing");
  await page.getByRole("button", { name: "Create API key" }).press("Enter");
  const key = await copied(page, "New API key");
  expect(key).toMatch(/^portico_api_test_/);
  expect(key).toBe(await codeOf(page, "New API key"));
  await page.getByRole("button", { name: "Done" }).press("Enter");

  await page.goto("/dashboard/test/hash-tester");
  await page.getByLabel("Customer’s email").fill("ada@example.com");
  await page.getByRole("button", { name: "Create the right hash…" }).press("Enter");
  expect(await copied(page, "Hash")).toBe(hashOf(world));
});

const hashOf = ({ secret }: World) => createHmac("sha256", secret).update("ada@example.com").digest("hex");

for (const proof of ["Hash", "Signed token"]) {
  test(`at 1,200 px, no snippet is cut for any server or kind of page: ${proof}`, async ({ page, world }) => {
    // It opens 27 pages.
    test.slow();
    await page.setViewportSize({ width: 1200, height: 800 });
    await openDashboard(page, world, "embed");
    await choose(page, "Proof", proof);
    const kinds = (label: string) =>
      page.getByRole("navigation", { name: label, exact: true }).getByRole("link");
    const servers = await kinds("Server").allInnerTexts();
    const pages = await kinds("Page").allInnerTexts();
    expect(servers).toHaveLength(17);
    expect(pages).toHaveLength(9);
    const cut: string[] = [];
    // A server's code doesn't depend on the kind of page, so each choice is checked once, and not every combination.
    for (const [index, server] of servers.entries()) {
      await choose(page, "Server", server);
      if (pages[index]) await choose(page, "Page", pages[index]);
      cut.push(...(await tooWide(page)));
    }
    expect(cut).toEqual([]);
  });
}

/** Follows one of a navigation's links by keyboard, and waits until the page marks the link as current. */
async function choose(page: Page, label: string, name: string): Promise<void> {
  const link = page
    .getByRole("navigation", { name: label, exact: true })
    .getByRole("link", { name, exact: true });
  await link.press("Enter");
  await expect(link).toHaveAttribute("aria-current", "true");
}

test("the code for tokens names the signing key, and the folds show what a policy and a single-page app need", async ({
  page,
  world,
}) => {
  await world.saveSettings({ acceptedProofs: "hash", identifyBy: "customer_id" });
  await openDashboard(page, world, "embed");
  await choose(page, "Proof", "Signed token");
  await expect(page.getByText("This portal only accepts hashes.")).toBeVisible();
  await expect(page.getByText("Customers are identified by customer ID.")).toBeVisible();
  await expect(page.getByRole("region", { name: "server.mjs" })).toContainText("PORTICO_SIGNING_KEY");
  await expect(page.getByRole("link", { name: "signing key" })).toHaveAttribute(
    "href",
    "/dashboard/test/keys?show=signing",
  );

  const policy = page.getByRole("region", { name: "CSP" });
  await expect(policy).toBeHidden();
  await openFold(page, "Content Security Policy");
  for (const directive of ["script-src", "connect-src", "frame-src"])
    await expect(policy).toContainText(new RegExp(`${directive} +${appUrl}`));
  const singlePage = page.getByRole("region", { name: "Any framework" });
  await expect(singlePage).toBeHidden();
  await openFold(page, "Single-page apps");
  for (const part of ["Portico.mount(", world.portalId, "customerId", "fetchProof", "portal.unmount();"])
    await expect(singlePage).toContainText(part);
  expect(await faultsAtEachWidth(page)).toEqual([]);
});

test("a site that was refused is allowed with one click, and refused again once it is removed", async ({
  page,
  request,
  world,
}) => {
  const site = "https://shop.example.com";
  const visit = async () => {
    const data = { portal_id: world.portalId, email: "ada@example.com", hash: hashOf(world) };
    return (await request.post("/api/portal/visits", { headers: { origin: site }, data })).status();
  };
  expect(await visit()).toBe(403);
  await openDashboard(page, world, "embed");
  const listed = page
    .getByRole("list", { name: "Allowed sites" })
    .getByRole("listitem")
    .filter({ hasText: site });
  await expect(listed).toContainText("Refused once this week");
  expect(await faultsAtEachWidth(page)).toEqual([]);
  await listed.getByRole("button", { name: `Allow ${site}` }).press("Enter");
  await expect(listed).not.toContainText("Refused");
  expect(await visit()).toBe(201);
  await listed.getByRole("button", { name: `Remove ${site}` }).press("Enter");
  await expect(listed).toContainText("Refused once this week");
  expect(await visit()).toBe(403);
  await page.reload();
  await expect(listed).toContainText("Refused 2 times this week");
  expect(await axeFaults(page)).toEqual([]);
});
