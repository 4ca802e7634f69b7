import { expect, test } from "./support/fixtures";

/** The portal opened with only a customer ID, which test mode allows while the hash is off. */

test.use({ scenario: "several-methods" });

const zora = { id: "cus_LumenZora", email: "zora@example.com" };
const hidden = [
  /Zora Nyberg/,
  /zora@|z•••@/,
  /7 Canary Street|Canaryville/,
  /ending in \d/,
  /_hosted\/(invoice|receipt)/,
];

test("a portal opened without a proof shows no name, address or card digit on screen or in the page's source", async ({
  page,
  request,
  world,
}) => {
  await world.saveSettings({
    ...{ identifyBy: "customer_id", securityHash: false, billingDetails: true, showAllInvoices: true },
    ...{ choosePaymentMethod: true, removePaymentMethods: true },
  });
  const address = { line1: "7 Canary Street", city: "Canaryville", country: "GB" };
  await world.stripe.customers.update(zora.id, { address, phone: "+44 20 7946 0999" });
  const visit = await request.post("/api/portal/visits", {
    headers: { origin: world.siteUrl },
    data: { portal_id: world.portalId, customer_id: zora.id },
  });
  const { url } = (await visit.json()) as { url: string };
  const sources: string[] = [];
  page.on("response", (response) => {
    const isOurs =
      response.url().startsWith(process.env.APP_URL ?? "") && !response.url().includes("/_next/static/");
    if (isOurs)
      void response.text().then(
        (text) => sources.push(text),
        () => undefined,
      );
  });
  await page.goto(url);
  await expect(page.getByText("Visa ending in ••••").first()).toBeVisible();
  await expect(page.getByText("the security hash is off")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Lumen Team" })).toBeVisible();
  const seen = [await page.content(), ...sources].join("\n");
  expect(sources.join("").length).toBeGreaterThan(1_000);
  for (const pattern of hidden) expect(seen).not.toMatch(pattern);
});
