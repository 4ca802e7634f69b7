import { expect, test } from "./support/fixtures";
import { givePublishableKey, serveStripeJs } from "./support/stripe-js";

/** Merchants' pages that block everything from other origins that doesn't opt in. */

const ada = "ada@example.com";

test("the loader's headers let every page load it, in any way", async ({ request }) => {
  const answer = await request.get(`${process.env.APP_URL}/embed/v1.js`);
  expect(answer.headers()).toMatchObject({
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
  });
});

for (const coep of ["require-corp", "credentialless"]) {
  test(`the portal opens in a page with ${coep}`, async ({ openPortal }) => {
    const portal = await openPortal(ada, { coep });
    await expect(portal.getByText("Lumen Team").first()).toBeVisible();
  });

  test(`a page with ${coep} gets Stripe's page instead of Stripe's form in the portal`, async ({
    page,
    world,
    openPortal,
    expectedErrors,
  }) => {
    // The browser blocks the first frame. Only that frame could have shown the card form.
    expectedErrors.push(/ERR_BLOCKED_BY_RESPONSE/);
    await world.saveSettings({ updateCard: true });
    await givePublishableKey(world);
    await serveStripeJs(page);
    const portal = await openPortal(ada, { coep });
    await portal
      .getByRole("region", { name: "Payment method" })
      .getByRole("button", { name: "Update card" })
      .click();
    await expect(portal.getByRole("dialog").getByRole("link", { name: /^Enter card/ })).toBeVisible();
    await expect(portal.getByRole("dialog")).not.toContainText("couldn’t load");
    const paths = (await world.changes()).map(({ path }) => path);
    expect(paths).toEqual(["/v1/checkout/sessions"]);
  });
}
