import type { Locator } from "@playwright/test";
import { stripePermissions } from "@/lib/stripe/keys/permissions";
import { newcomer, openDashboard, signUp } from "./support/dashboard";
import { expect, test } from "./support/fixtures";
import { save, turn } from "./support/settings";

/** The index of the row that contains the text. The heading's index is 0. */
async function placeOf(rows: Locator, text: string): Promise<number> {
  await expect(rows.filter({ hasText: text })).toHaveCount(1);
  return (await rows.allInnerTexts()).findIndex((row) => row.includes(text));
}

test("a merchant connects Stripe, imports the tagged service, and sees the steps completed", async ({
  page,
  world,
}) => {
  const key = world.stripeKey;
  await world.disconnect();
  await signUp(page, newcomer());
  await page.waitForURL("**/dashboard/test/overview");
  await page.goto("/dashboard/test/stripe");
  await page.getByLabel("Restricted key for test mode").fill(key);
  await page.getByRole("button", { name: "Check and connect" }).click();
  await expect(page.getByText("Connected. The key is saved.")).toBeVisible();
  await expect(page.getByText(`rk_test_…${key.slice(-4)}`)).toBeVisible();
  await expect(page.getByLabel("Restricted key for test mode")).toHaveValue("");

  await page.getByRole("link", { name: "Services" }).click();
  await page.getByRole("button", { name: "Use “Lumen Analytics”" }).click();
  const tiers = page.getByRole("table", { name: "Tiers" }).getByRole("row");
  const place = await placeOf(tiers, "Lumen Business");
  expect(place).toBeGreaterThan(1);
  await page.getByRole("button", { name: "Move Lumen Business up" }).click();
  await save(page);
  await page.reload();
  expect(await placeOf(tiers, "Lumen Business")).toBe(place - 1);

  await page.getByRole("link", { name: "Set up" }).click();
  await expect(page.getByRole("heading", { name: "Done: Connect Stripe" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Done: Choose your service" })).toBeVisible();
});

const refused = [
  { what: "a publishable key", key: () => "pk_test_sim_something", says: "publishable key" },
  { what: "a key of the other mode", key: () => "rk_live_sim_something", says: "key of live mode" },
  { what: "a real live key", key: () => "rk_live_51AbcdefGhijkl", says: "key of live mode" },
  { what: "half a key", key: () => "rk_test_", says: "a complete Stripe key" },
];

for (const { what, key, says } of refused) {
  test(`${what} is refused with the reason, and never sent back to the page`, async ({ page, world }) => {
    await openDashboard(page, world, "stripe");
    const answers: string[] = [];
    await page.route("**/dashboard/test/stripe", async (route) => {
      const response = await route.fetch();
      answers.push(await response.text());
      await route.fulfill({ response });
    });
    await page.getByLabel("Restricted key for test mode").fill(key());
    await page.getByRole("button", { name: "Check and replace" }).click();
    const form = page.getByRole("form", { name: "Replace the Stripe key" });
    await expect(form.getByText(says)).toBeVisible();
    expect(answers).toHaveLength(1);
    if (key().length > 12) expect(answers.join()).not.toContain(key());
    await expect(page.getByText(`…${world.stripeKey.slice(-4)}`)).toBeVisible();
  });
}

test("a missing permission is named as Stripe's dashboard names it", async ({ page, world }) => {
  const key = world.stripeKey;
  await world.admin("POST", "keys", {
    key,
    permissions: ["customer_read", "subscription_write", "invoice_write"],
  });
  await openDashboard(page, world, "stripe");
  await page.getByLabel("Restricted key for test mode").fill(key);
  await page.getByRole("button", { name: "Check and replace" }).click();
  await expect(
    page.getByText(
      "This key is missing permissions: Payment methods: Read, PaymentIntents: Read, Charges and Refunds: Read, Disputes: Read, Products: Read",
    ),
  ).toBeVisible();
});

test("live mode asks for its own key and doesn't count the test key as connected", async ({
  page,
  world,
}) => {
  await openDashboard(page, world, "stripe", "live");
  await expect(page.getByLabel("Restricted key for live mode")).toBeVisible();
  await expect(page.getByText("Connected", { exact: true })).toHaveCount(0);
});

test("disconnecting needs a confirmation, and afterwards the Services page says what to do", async ({
  page,
  world,
}) => {
  await openDashboard(page, world, "stripe");
  await page.getByRole("button", { name: "Disconnect" }).click();
  await page.getByRole("button", { name: "Keep connected" }).click();
  await expect(page.getByText("Connected", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Disconnect" }).click();
  await page.getByRole("button", { name: "Disconnect Stripe" }).click();
  await expect(page.getByText("Connected", { exact: true })).toHaveCount(0);
  await page.getByRole("link", { name: "Services" }).click();
  await expect(page.getByRole("link", { name: "Connect Stripe" })).toBeVisible();
});

test("a setting says which permission the key lacks, until the key has it", async ({ page, world }) => {
  const key = world.stripeKey;
  const usual = ["customer_read", "subscription_write", "invoice_write", "payment_method_read"];
  const more = [
    "payment_intent_read",
    "charge_read",
    "dispute_read",
    "product_read",
    "plan_read",
    "coupon_read",
  ];
  await world.admin("POST", "keys", { key, permissions: [...usual, ...more] });
  await openDashboard(page, world, "settings");
  await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
  await expect(page.getByText("Your Stripe key is missing")).toHaveCount(0);
  await turn(page, "Enable billing details", true);
  const warning = page.getByText("Your Stripe key is missing a permission: Customers: Write");
  await expect(warning).toBeVisible();
  await save(page);
  await expect(warning).toBeVisible();

  await page.goto("/dashboard/test/stripe");
  await expect(warning).toBeVisible();
  // While the page streams in, it briefly contains the list twice.
  const reason = page
    .getByText("Look up the customer, and save their card and billing details")
    .filter({ visible: true });
  await expect(reason).toBeVisible();
  await world.admin("POST", "keys", { key, permissions: [...usual, ...more, "customer_write"] });
  await page.reload();
  await expect(reason).toBeVisible();
  await expect(warning).toHaveCount(0);
});

test("the connected key can be checked again, and the list shows its permissions", async ({
  page,
  world,
}) => {
  const key = world.stripeKey;
  const all = stripePermissions.map(({ id, level }) => `${id}_${level.toLowerCase()}`);
  await world.admin("POST", "keys", { key, permissions: all.filter((one) => one !== "coupon_read") });
  await openDashboard(page, world, "stripe");
  const row = (label: string) =>
    page
      .getByRole("region", { name: "Permissions" })
      .locator("div")
      .filter({ has: page.getByText(label, { exact: true }) })
      .last();
  await expect(row("Coupons").getByText("Missing")).toBeVisible();
  await expect(row("Invoices").getByText("Granted")).toBeVisible();

  await world.admin("POST", "keys", { key, permissions: all });
  await page.getByRole("button", { name: "Check again" }).press("Enter");
  await expect(page.getByText("Checked with Stripe.")).toBeVisible();
  await expect(row("Coupons").getByText("Granted")).toBeVisible();
  await expect(page.getByText("Checked just now")).toBeVisible();

  await world.admin("POST", "keys", { key, revoked: true });
  await page.getByRole("button", { name: "Check again" }).press("Enter");
  await expect(page.getByText("Stripe rejected your key.").first()).toBeVisible();
});
