import { expectEvent } from "./support/events";
import { expectFeedback } from "./support/feedback";
import { expect, test } from "./support/fixtures";
import { followToStripe } from "./support/follow-to-stripe";
import { holdScripts } from "./support/scripts";

// The page scrolls to its messages, and a click during a smooth scroll would miss its button.
test.use({ contextOptions: { reducedMotion: "reduce" } });

const dmitri = "dmitri@example.com";
const customer = "cus_LumenDmitri";
const payments = (changes: { method: string; path: string }[]) =>
  changes.filter(({ path }) => path.endsWith("/pay"));

test("a due payment is made in two clicks, for exactly the amount on the button", async ({
  page,
  world,
  openPortal,
}) => {
  await world.replaceCard(customer, "pm_card_visa");
  const portal = await openPortal(dmitri);
  const due = portal.getByRole("article").getByText(/Pay \$49\.00 to keep Lumen Team\.$/);
  await expect(due.filter({ visible: true })).toHaveCount(1);
  await portal.getByRole("button", { name: "Pay $49.00" }).click();
  const dialog = portal.getByRole("dialog", { name: /^Pay invoice / });
  await expect(dialog.getByRole("definition").filter({ hasText: "$49.00" })).toBeVisible();
  await expect(dialog.getByText(/Paid with Visa ending in 4242/)).toBeVisible();
  await dialog.getByRole("button", { name: "Pay $49.00" }).click();

  await expectFeedback(portal, "Paid. Lumen Team stays active.");
  await expect(portal.getByText("Active", { exact: true })).toBeVisible();
  await expect(due).toHaveCount(0);
  await expect(portal.getByRole("row").nth(1)).toContainText("Paid");
  await expectEvent(page, "pay_invoice", { object: "invoice", outcome: "paid" });
  expect(payments(await world.changes())).toHaveLength(1);
});

test("an open invoice that no notice mentions is paid from the list, and the page says so", async ({
  world,
  openPortal,
}) => {
  const { invoiceItems, invoices } = world.stripe;
  const ada = { customer: "cus_LumenAda" };
  await world.saveSettings({ showAllInvoices: true });
  await invoiceItems.create({ ...ada, amount: 1500, currency: "usd", description: "Onboarding workshop" });
  const include = { pending_invoice_items_behavior: "include" } as const;
  const { id } = await invoices.create({ ...ada, ...include, auto_advance: false });
  await invoices.finalizeInvoice(id, { auto_advance: false });
  const portal = await openPortal("ada@example.com");
  const row = portal.getByRole("row").filter({ has: portal.getByText("Open", { exact: true }) });
  await row.getByRole("button", { name: /^Pay / }).click();
  await portal.getByRole("dialog").getByRole("button", { name: "Pay $15.00" }).click();
  await expectFeedback(portal, "You paid $15.00. Nothing more is due on this invoice.");
  await expect(portal.getByText("Open", { exact: true })).toHaveCount(0);
  expect(payments(await world.changes())).toHaveLength(1);
});

test("a double click pays once", async ({ world, openPortal }) => {
  await world.replaceCard(customer, "pm_card_visa");
  const portal = await openPortal(dmitri);
  await portal.getByRole("button", { name: "Pay $49.00" }).click();
  await portal.getByRole("dialog").getByRole("button", { name: "Pay $49.00" }).dblclick();
  await expectFeedback(portal, "Paid. Lumen Team stays active.");
  expect(payments(await world.changes())).toHaveLength(1);
});

test("a declined card pays nothing and says why, and the next card is shown before it is charged", async ({
  world,
  openPortal,
}) => {
  const portal = await openPortal(dmitri);
  await portal.getByRole("button", { name: "Pay $49.00" }).click();
  const dialog = portal.getByRole("dialog");
  const pay = dialog.getByRole("button", { name: "Pay $49.00" });
  await pay.click();
  await expectFeedback(portal, "Your card was declined. Nothing was changed. Pay with another card.");

  await world.replaceCard(customer, "pm_card_mastercard");
  await dialog.getByRole("button", { name: "Close" }).first().click();
  await portal.getByRole("button", { name: "Pay $49.00" }).click();
  await expect(dialog.getByText(/Paid with Mastercard/)).toBeVisible();
  await pay.click();
  await expectFeedback(portal, "Paid. Lumen Team stays active.");
});

test("without a saved card, an invoice is paid on Stripe's page, and the portal updates automatically", async ({
  page,
  world,
  openPortal,
}) => {
  await world.replaceCard(customer, null);
  const portal = await openPortal(dmitri);
  await expect(portal.getByRole("button", { name: "Pay $49.00" })).toHaveCount(0);
  const tab = await followToStripe(page, portal, "Pay $49.00");
  await tab.getByRole("combobox").selectOption("pm_card_visa");
  await tab.getByRole("button", { name: "Pay invoice" }).click();
  await expect(tab.getByText("Paid", { exact: true })).toBeVisible();
  await tab.close();
  await expectFeedback(portal, "Paid. Lumen Team stays active.");
  await expectEvent(page, "pay_invoice", { object: "invoice", outcome: "paid" });
});

test("a due payment can be made with every setting turned off", async ({ world, openPortal }) => {
  await world.saveSettings({ changePlan: false, cancellation: false });
  await world.replaceCard(customer, "pm_card_visa");
  const portal = await openPortal(dmitri);
  await portal.getByRole("button", { name: "Pay $49.00" }).click();
  await portal.getByRole("dialog").getByRole("button", { name: "Pay $49.00" }).click();
  await expectFeedback(portal, "Paid. Lumen Team stays active.");
});

test("when Stripe doesn't answer, nothing is paid, and the page says so", async ({ world, openPortal }) => {
  await world.replaceCard(customer, "pm_card_visa");
  const portal = await openPortal(dmitri);
  await portal.getByRole("button", { name: "Pay $49.00" }).click();
  await world.admin("POST", "faults", {
    match: { method: "POST", path: "/^/v1/invoices/.*/pay$/" },
    times: 3,
    action: { type: "status", status: 500 },
  });
  await portal.getByRole("dialog").getByRole("button", { name: "Pay $49.00" }).click();
  await expectFeedback(portal, /^We can’t reach the payment service.*Nothing was changed\./);
});

test("a click on “Pay” before the script loads opens the dialog, and its details follow once the script has loaded", async ({
  page,
  world,
  openPortal,
}) => {
  await world.replaceCard(customer, "pm_card_visa");
  const releaseScripts = await holdScripts(page);
  const portal = await openPortal(dmitri);
  await portal.getByRole("button", { name: "Pay $49.00" }).click();
  await expect(portal.getByRole("dialog", { name: /^Pay invoice / })).toBeVisible();
  releaseScripts();
  await expect(portal.getByRole("dialog").getByText(/Paid with Visa ending in 4242/)).toBeVisible();
});
