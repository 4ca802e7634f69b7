import { expect, test } from "./support/fixtures";
import { holdScripts } from "./support/scripts";

test("older invoices come a page at a time, each once, newest first, until there are no more", async ({
  openPortal,
}) => {
  const portal = await openPortal("ivo@example.com");
  const more = portal.getByRole("button", { name: "Show more invoices" });
  const times = portal.getByRole("table").locator("time");
  let shown = await times.count();
  while (await more.isVisible()) {
    await more.click();
    await expect.poll(() => times.count()).toBeGreaterThan(shown);
    shown = await times.count();
  }
  expect(shown).toBeGreaterThan(30);
  const dates = await times.evaluateAll((all) => all.map((time) => time.getAttribute("datetime") ?? ""));
  expect(dates).toEqual([...dates].sort().reverse());
  expect(new Set(dates).size).toBe(dates.length);
});

test("a click for more before the script arrived is not lost", async ({ page, openPortal }) => {
  const releaseScripts = await holdScripts(page);
  const portal = await openPortal("ivo@example.com");
  const rows = portal.getByRole("row");
  const before = await rows.count();
  await portal.getByRole("button", { name: "Show more invoices" }).click();
  releaseScripts();
  await expect.poll(() => rows.count()).toBeGreaterThan(before);
});

test("an open invoice can be paid and every invoice read, in a tab of its own", async ({ openPortal }) => {
  const portal = await openPortal("dmitri@example.com");
  const row = portal.getByRole("row").filter({ has: portal.getByText("Open", { exact: true }) });
  await row.getByRole("button", { name: /^Pay / }).click();
  const pay = portal.getByRole("dialog").getByRole("link", { name: /^Pay another way.*opens in a new tab/ });
  await expect(pay).toHaveAttribute("target", "_blank");
  await expect(pay).toHaveAttribute("rel", /noopener/);
  await expect(row.getByRole("link", { name: /^PDF / })).toHaveAttribute("href", /^http/);
});

test("invoices that cannot be loaded are said, and what was shown stays", async ({ world, openPortal }) => {
  const portal = await openPortal("ivo@example.com");
  const before = await portal.getByRole("row").count();
  await world.admin("POST", "faults", {
    match: { path: "/v1/invoices" },
    times: 10,
    action: { type: "status", status: 500 },
  });
  await portal.getByRole("button", { name: "Show more invoices" }).click();
  await expect(portal.getByRole("alert").filter({ hasText: /\w/ })).toBeVisible({ timeout: 30_000 });
  expect(await portal.getByRole("row").count()).toBe(before);
});
