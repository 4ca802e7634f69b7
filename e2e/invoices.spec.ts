import { expect, test } from "./support/fixtures";
import { holdScripts } from "./support/scripts";

test("older invoices load page by page, each invoice once, newest first, until all are shown", async ({
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

test("a click on “Show more invoices” before the script loads isn't lost", async ({ page, openPortal }) => {
  const releaseScripts = await holdScripts(page);
  const portal = await openPortal("ivo@example.com");
  const rows = portal.getByRole("row");
  const before = await rows.count();
  await portal.getByRole("button", { name: "Show more invoices" }).click();
  releaseScripts();
  await expect.poll(() => rows.count()).toBeGreaterThan(before);
});

test("an open invoice can be paid on Stripe's page in a new tab, and has a link to its PDF", async ({
  openPortal,
}) => {
  const portal = await openPortal("dmitri@example.com");
  const row = portal.getByRole("row").filter({ has: portal.getByText("Open", { exact: true }) });
  // The notice has the button to pay, so the row has none.
  await expect(row.getByRole("button", { name: /^Pay / })).toHaveCount(0);
  await portal.getByRole("article").getByRole("button", { name: /^Pay / }).click();
  const pay = portal.getByRole("dialog").getByRole("link", { name: /^Pay another way.*opens in a new tab/ });
  await expect(pay).toHaveAttribute("target", "_blank");
  await expect(pay).toHaveAttribute("rel", /noopener/);
  await expect(row.getByRole("link", { name: /^PDF / })).toHaveAttribute("href", /^http/);
});

test("if more invoices can't be loaded, the page says so and keeps the visible ones", async ({
  world,
  openPortal,
}) => {
  const portal = await openPortal("ivo@example.com");
  const more = portal.getByRole("button", { name: "Show more invoices" });
  // The first page of invoices is loaded at once but shown in two steps.
  await more.click();
  await expect.poll(() => portal.getByRole("row").count()).toBeGreaterThan(6);
  const before = await portal.getByRole("row").count();
  await world.admin("POST", "faults", {
    match: { path: "/v1/invoices" },
    times: 10,
    action: { type: "status", status: 500 },
  });
  await more.click();
  await expect(portal.getByRole("alert").filter({ hasText: /\w/ })).toBeVisible({ timeout: 30_000 });
  expect(await portal.getByRole("row").count()).toBe(before);
});

test("each row shows the amounts paid and refunded, with a receipt for each payment", async ({
  world,
  openPortal,
}) => {
  const { stripe } = world;
  const customer = "cus_LumenAda";
  await world.saveSettings({ showAllInvoices: true });
  const invoiceOf = async (description: string, isPaid = true) => {
    await stripe.invoiceItems.create({ customer, amount: 4900, currency: "usd", description });
    const include = { pending_invoice_items_behavior: "include" } as const;
    const draft = await stripe.invoices.create({ customer, auto_advance: false, ...include });
    const { id } = await stripe.invoices.finalizeInvoice(draft.id, { auto_advance: false });
    if (isPaid) await stripe.invoices.pay(id);
    return id;
  };
  const credited = await invoiceOf("Onboarding workshop");
  await stripe.creditNotes.create({ invoice: credited, amount: 4900, refund_amount: 4900 });
  await invoiceOf("Data import");
  const [charge] = (await stripe.charges.list({ customer, limit: 1 })).data;
  await stripe.refunds.create({ charge: charge?.id ?? "", amount: 1000 });
  await stripe.invoices.markUncollectible(await invoiceOf("Second workshop", false));

  const portal = await openPortal("ada@example.com");
  const row = (name: string) => portal.getByRole("row").filter({ hasText: name });
  await expect(row("Onboarding workshop")).toContainText("$49.00 credited. $49.00 paid. $49.00 refunded.");
  await expect(row("Onboarding workshop").getByText("Credited", { exact: true })).toBeVisible();
  await expect(row("Data import").getByText("Partly refunded", { exact: true })).toBeVisible();
  const receipt = row("Data import").getByRole("link", { name: /^Receipt / });
  await expect(receipt).toHaveAttribute("href", /\/receipt\//);
  await expect(receipt).toHaveAttribute("target", "_blank");
  await expect(row("Second workshop").getByText("Unpaid", { exact: true })).toBeVisible();
  await row("Second workshop").getByRole("button", { name: /^Pay / }).click();
  await portal.getByRole("dialog").getByRole("button", { name: "Pay $49.00" }).click();
  await expect(row("Second workshop").getByText("Paid", { exact: true })).toBeVisible();
});
