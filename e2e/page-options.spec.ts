import type { Page } from "@playwright/test";
import { expect, test } from "./support/fixtures";
import { givePublishableKey, serveStripeJs, stripeCalls } from "./support/stripe-js";

/** The options with which a merchant's page shows only certain parts, opens a dialog, or changes texts and styles. */

const ada = "ada@example.com";

/** Changes the page's settings, as a single-page site does, and returns the portal that replaces the first one. */
async function wish(page: Page, wishes: object) {
  const answered = page.waitForResponse((response) => response.url().endsWith("/api/portal/visits"));
  await page.evaluate((more) => {
    const { porticoSettings, Portico } = window as never as {
      porticoSettings: object;
      Portico: { refresh(): void };
    };
    Object.assign(porticoSettings, more);
    Portico.refresh();
  }, wishes);
  expect((await answered).status()).toBe(201);
  return page.locator("#portico-portal iframe").first().contentFrame();
}

test("the option sections shows only the named parts", async ({ page, openPortal }) => {
  await openPortal(ada);
  const invoices = await wish(page, { sections: ["invoices"] });
  await expect(invoices.getByRole("table")).toBeVisible();
  await expect(invoices.getByRole("article")).toHaveCount(0);
  const plans = await wish(page, { sections: ["subscriptions", "nothing_known"] });
  await expect(plans.getByRole("article")).toBeVisible();
  await expect(plans.getByRole("table")).toHaveCount(0);
});

test("each part of the billing card can be shown alone", async ({ page, world, openPortal }) => {
  await world.saveSettings({ updateCard: true, billingDetails: true, taxIds: true });
  const headings = {
    payment_method: "Payment method",
    billing_details: "Billing details",
    tax_ids: "Tax ID",
  };
  await openPortal(ada);
  for (const [section, name] of Object.entries(headings)) {
    const portal = await wish(page, { sections: [section] });
    await expect(portal.getByRole("region", { name })).toBeVisible();
    for (const role of ["region", "article", "table"] as const)
      await expect(portal.getByRole(role)).toHaveCount(role === "region" ? 1 : 0);
  }
});

test("the option open can name the subscription whose dialog opens", async ({ page, world, openPortal }) => {
  await openPortal("grace@example.com");
  const { data } = await world.stripe.subscriptions.list({ customer: "cus_LumenGrace" });
  expect(data).toHaveLength(2);
  for (const { id: subscriptionId, items } of data) {
    const { name } = await world.stripe.products.retrieve(String(items.data[0]?.price.product));
    const portal = await wish(page, { open: { operation: "cancellation", subscriptionId } });
    await expect(portal.getByRole("dialog", { name: `Cancel ${name}?` })).toBeVisible();
    await expect(portal.getByRole("dialog")).toHaveCount(1);
  }
});

test("the option open opens a dialog, which still asks before anything is done", async ({
  page,
  world,
  openPortal,
}) => {
  await openPortal(ada);
  const portal = await wish(page, { open: "cancellation" });
  await expect(portal.getByRole("dialog")).toBeVisible();
  await expect(portal.getByRole("dialog")).toContainText("Cancel");
  expect(await world.changes()).toEqual([]);
});

test("a dialog that the merchant doesn't allow stays closed, and the portal is shown as usual", async ({
  page,
  openPortal,
}) => {
  await openPortal(ada);
  const portal = await wish(page, { open: { operation: "pause" }, options: { cancel_now: true } });
  await expect(portal.getByRole("article")).toBeVisible();
  await expect(portal.getByRole("dialog")).toHaveCount(0);
});

test("the page's texts replace the portal's, and markup in them is shown as text", async ({
  page,
  openPortal,
}) => {
  await openPortal(ada);
  const texts = { "cancel.confirm": "<b>End plan</b>", en: { "page.cancellation": "Leave us" } };
  const portal = await wish(page, { texts, open: "cancellation" });
  await expect(portal.getByRole("dialog").getByRole("button", { name: "<b>End plan</b>" })).toBeVisible();
});

test("the page's style and the customer's saved address reach Stripe's form", async ({
  page,
  world,
  openPortal,
}) => {
  await world.saveSettings({ updateCard: true });
  await givePublishableKey(world);
  await serveStripeJs(page);
  const address = { country: "DE", postal_code: "10115" };
  await world.stripe.customers.update("cus_LumenAda", { address });
  await openPortal(ada);
  const style = { base: { color: "#123456", fontSize: "14px" }, invalid: { color: "javascript:1" } };
  const portal = await wish(page, {
    theme: { stripeElement: { style } },
    options: { card: { hideCountryPostal: true } },
    open: "update_card",
  });
  await portal.getByLabel("Test card").fill("pm_card_visa");
  await portal.getByRole("button", { name: "Save card" }).press("Enter");
  await expect(portal.getByText(/^Card updated\./)).toBeVisible();
  const calls = (await stripeCalls(page)) ?? [];
  expect(calls).toContainEqual({
    elements: expect.objectContaining({
      appearance: expect.objectContaining({
        variables: expect.objectContaining({ colorText: "#123456", fontSizeBase: "14px" }),
      }),
    }),
  });
  const fields = { billingDetails: { address: { country: "never", postalCode: "never" } } };
  expect(calls).toContainEqual({ create: "payment", more: expect.objectContaining({ fields }) });
  const known = { payment_method_data: { billing_details: { address } } };
  expect(calls.at(-1)).toMatchObject({ confirmSetup: { confirmParams: known } });
});
