import { createHmac } from "node:crypto";
import { expectFeedback } from "./support/feedback";
import { expect, test } from "./support/fixtures";

/** Customers with unexpected identities in Stripe: addresses in another letter case, and IDs that merchants chose. */

test.use({ contextOptions: { reducedMotion: "reduce" } });

const ada = "ada@example.com";

test("a customer whose address has a different letter case in Stripe is found once the portal ignores letter case", async ({
  world,
  openPortal,
}) => {
  await world.stripe.customers.update("cus_LumenAda", { email: "Ada@Example.com" });
  let portal = await openPortal(ada);
  await expect(portal.getByRole("heading", { name: "No subscription yet" })).toBeVisible();
  await world.saveSettings({ emailAnyCase: true });
  portal = await openPortal(ada);
  await portal.getByRole("button", { name: "Cancel plan" }).click();
  await portal.getByRole("dialog").getByRole("button", { name: "Cancel plan" }).click();
  await expectFeedback(portal, /^Your plan is canceled\. You keep Lumen Team until/);
});

test("an ID chosen by the merchant opens its customer's portal, and no other text does", async ({
  page,
  request,
  world,
}) => {
  await world.saveSettings({ identifyBy: "customer_id" });
  // The package's types have no `id`, but accounts that chose their own IDs sent it anyway.
  const { id: customer } = await world.stripe.customers.create({
    id: "cus_team-7",
    name: "Team 7",
  } as object);
  const { id } = await world.stripe.paymentMethods.attach("pm_card_visa", { customer });
  await world.stripe.customers.update(customer, { invoice_settings: { default_payment_method: id } });
  await world.stripe.subscriptions.create({ customer, items: [{ price: "price_Lumen_team_month" }] });

  const open = (customer_id: string) =>
    request.post("/api/portal/visits", {
      headers: { origin: world.siteUrl },
      data: {
        portal_id: world.portalId,
        customer_id,
        hash: createHmac("sha256", world.secret).update(customer_id).digest("hex"),
      },
    });
  for (const none of ["../cus_team-7", "search", "..", "team@7", "cus team-7"])
    expect((await open(none)).status()).toBe(403);
  const { url } = (await (await open(customer)).json()) as { url: string };
  await page.goto(url);
  await expect(page.getByRole("heading", { name: "Lumen Team" })).toBeVisible();
});
