import { createHmac } from "node:crypto";
import { expect, test } from "./support/fixtures";
import { expectOutcome } from "./support/outcome";

/** Addresses in other letter case, and IDs that merchants chose: whom Stripe knows under another form than expected. */

test.use({ contextOptions: { reducedMotion: "reduce" } });

const ada = "ada@example.com";

test("a customer whose address Stripe has in other letter case is found once the merchant says so", async ({
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
  await expectOutcome(portal, /^Canceled\. You keep Lumen Team until/);
});

test("a customer with an ID of the merchant's own opens the portal, and no other text does", async ({
  page,
  request,
  world,
}) => {
  await world.saveSettings({ identifyBy: "customer_id" });
  // The package's types name no `id`; accounts that chose theirs sent it all the same.
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
