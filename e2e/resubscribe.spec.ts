import { expectEvent } from "./support/events";
import { expectFeedback } from "./support/feedback";
import { expect, test } from "./support/fixtures";

// The page scrolls to its messages, and a click during a smooth scroll would miss its button.
test.use({ contextOptions: { reducedMotion: "reduce" } });

const farid = "farid@example.com";
const starts = (changes: { method: string; path: string }[]) =>
  changes.filter(({ path }) => path === "/v1/subscriptions");

test.beforeEach(({ world }) => world.saveSettings({ resubscribe: true }));

test("an ended subscription restarts as a new one, for exactly the amount on the button", async ({
  page,
  world,
  openPortal,
}) => {
  const portal = await openPortal(farid);
  await expect(portal.getByText(/^Ended on/)).toBeVisible();
  await portal.getByRole("button", { name: "Resubscribe" }).click();
  const dialog = portal.getByRole("dialog", { name: "Resubscribe to Lumen Starter?" });
  await expect(dialog.getByText("Due today")).toBeVisible();
  await expect(
    dialog.getByText(/^Then \$19\.00 per month from .*\. Paid with Visa ending in 4242/),
  ).toBeVisible();
  await dialog.getByRole("button", { name: "Resubscribe and pay $19.00" }).click();

  await expectFeedback(portal, "Welcome back. Lumen Starter is active again. You paid $19.00.");
  await expect(portal.getByText(/^Renews on/)).toBeVisible();
  await expect(portal.getByRole("button", { name: "Resubscribe" })).toHaveCount(0);
  await expect(portal.getByRole("row").nth(1)).toContainText("$19.00");
  await expect(portal.getByRole("row").nth(1)).toContainText("Paid");
  await expectEvent(page, "resubscribe", { object: "subscription", outcome: "started" });
  expect(starts(await world.changes())).toHaveLength(1);
});

test("a double click starts one subscription", async ({ world, openPortal }) => {
  const portal = await openPortal(farid);
  await portal.getByRole("button", { name: "Resubscribe" }).click();
  await portal.getByRole("button", { name: /^Resubscribe and pay/ }).dblclick();
  await expectFeedback(portal, /^Welcome back\./);
  await expect(portal.getByText(/^Renews on/)).toHaveCount(1);
  expect(starts(await world.changes())).toHaveLength(1);
});

test("when the card is declined, nothing starts, the dialog says why, and the next attempt works", async ({
  world,
  openPortal,
}) => {
  await world.admin("POST", "faults", {
    match: { method: "POST", path: "/v1/subscriptions" },
    action: { type: "code", status: 402, code: "card_declined", decline_code: "insufficient_funds" },
  });
  const portal = await openPortal(farid);
  await portal.getByRole("button", { name: "Resubscribe" }).click();
  await portal.getByRole("button", { name: /^Resubscribe and pay/ }).click();
  await expectFeedback(portal, /enough funds\. Nothing was changed\./);
  await portal.getByRole("button", { name: /^Resubscribe and pay/ }).click();
  await expectFeedback(portal, /^Welcome back\./);
});

test("a bank's question is answered on Stripe's page, and nothing starts before that", async ({
  page,
  world,
  openPortal,
}) => {
  await world.replaceCard("cus_LumenFarid", "pm_card_authenticationRequired");
  const portal = await openPortal(farid);
  await portal.getByRole("button", { name: "Resubscribe" }).click();
  await portal.getByRole("button", { name: /^Resubscribe and pay/ }).click();
  await expectFeedback(
    portal,
    /^Your bank wants you to confirm \$19\.00 by .+\sUTC to start Lumen Starter\.$/,
  );
  await expect(portal.getByRole("link", { name: /^Confirm (payment|\$[\d.]+) \(opens/ })).toHaveAttribute(
    "href",
    /\/_hosted\/invoice\//,
  );
  await expectEvent(page, "resubscribe", { outcome: "bank_asks" });
});

test("without a card, nothing can be confirmed, and the dialog says why and leads to the card dialog", async ({
  world,
  openPortal,
}) => {
  await world.saveSettings({ resubscribe: true, updateCard: true });
  await world.replaceCard("cus_LumenFarid", null);
  const portal = await openPortal(farid);
  await portal.getByRole("button", { name: "Resubscribe" }).click();
  const dialog = portal.getByRole("dialog");
  await expect(dialog.getByText("There’s no card on file. Add one to continue.")).toBeVisible();
  const confirm = dialog.getByRole("button", { name: "Resubscribe" });
  await expect(confirm).toHaveAttribute("aria-disabled", "true");
  await confirm.dispatchEvent("click");
  expect(starts(await world.changes())).toEqual([]);
  await dialog.getByRole("button", { name: "Add card" }).click();
  await expect(portal.getByRole("dialog", { name: "Add card" })).toBeVisible();
});

test("with a code, restarting costs less and charges exactly the amount on the button", async ({
  world,
  openPortal,
}) => {
  await world.saveSettings({ resubscribe: true, couponOnResubscribe: true });
  const portal = await openPortal(farid);
  await portal.getByRole("button", { name: "Resubscribe" }).click();
  const dialog = portal.getByRole("dialog");
  await dialog.getByText("Add promo code").click();
  await dialog.getByRole("textbox", { name: "Promo code" }).fill("SPRING");
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(dialog.getByText("SPRING: 20% off for 3 months.")).toBeVisible();
  await dialog.getByRole("button", { name: "Resubscribe and pay $15.20" }).click();
  await expectFeedback(portal, "Welcome back. Lumen Starter is active again. You paid $15.20.");
  await expect(portal.getByRole("row").nth(1)).toContainText("$15.20");
  expect(starts(await world.changes())).toHaveLength(1);
});

test("a subscription can restart on another plan, for exactly the amount on the button", async ({
  page,
  world,
  openPortal,
}) => {
  await world.saveSettings({ resubscribe: true, changePlanWhenCanceled: true });
  const portal = await openPortal(farid);
  await portal.getByRole("button", { name: "Resubscribe" }).click();
  const dialog = portal.getByRole("dialog", { name: "Choose a plan to resubscribe" });
  await expect(dialog.getByRole("radio", { name: /Lumen Starter.*Your last plan/ })).toBeChecked();
  await expect(dialog.getByRole("button", { name: "Resubscribe and pay $19.00" })).toBeVisible();
  await dialog.getByRole("radio", { name: /Lumen Team/ }).check();
  await dialog.getByRole("button", { name: "Resubscribe and pay $49.00" }).dblclick();

  await expectFeedback(portal, "Welcome back. Lumen Team is active again. You paid $49.00.");
  await expect(portal.getByRole("heading", { name: "Lumen Team" })).toBeVisible();
  await expectEvent(page, "select_plan", { priceId: "price_Lumen_team_month" });
  await expectEvent(page, "resubscribe", { object: "subscription", outcome: "started" });
  expect(starts(await world.changes())).toHaveLength(1);
});

test.describe("at a price that is no longer offered", () => {
  test.use({ scenario: "canceled-archived-price" });

  const lena = "lena@example.com";

  test("the subscription can't restart until the same price is offered again", async ({
    world,
    openPortal,
  }) => {
    const portal = await openPortal(lena);
    await portal.getByRole("button", { name: "Resubscribe" }).click();
    const dialog = portal.getByRole("dialog", { name: "Resubscribe to Lumen Team?" });
    await expect(
      dialog.getByText(
        "This plan is no longer offered at the price you had. Nothing was changed. Contact support to resubscribe.",
      ),
    ).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Resubscribe" })).toHaveAttribute(
      "aria-disabled",
      "true",
    );

    const recurring = { interval: "month" } as const;
    const { prices } = world.stripe;
    const sold = { product: "prod_LumenTeam", currency: "usd", unit_amount: 3900, recurring };
    const { id: successor } = await prices.create(sold);
    const later = await openPortal(lena);
    await later.getByRole("button", { name: "Resubscribe" }).click();
    await dialog.getByRole("button", { name: "Resubscribe and pay $39.00" }).click();
    await expectFeedback(later, "Welcome back. Lumen Team is active again. You paid $39.00.");
    const { data } = await world.stripe.subscriptions.list({ customer: "cus_LumenLena" });
    expect(data.map(({ items }) => items.data[0]?.price.id)).toEqual([successor]);
  });

  test("the dialog offers the current plans and preselects none", async ({ world, openPortal }) => {
    await world.saveSettings({ resubscribe: true, changePlanWhenCanceled: true });
    const portal = await openPortal(lena);
    await portal.getByRole("button", { name: "Resubscribe" }).click();
    const dialog = portal.getByRole("dialog", { name: "Choose a plan to resubscribe" });
    await expect(
      dialog.getByText("Your last plan, at $39.00 per month, is no longer offered. Choose another one."),
    ).toBeVisible();
    await expect(dialog.getByRole("radio", { name: /Lumen/, checked: true })).toHaveCount(0);
    await dialog.getByRole("radio", { name: /Lumen Team/ }).check();
    await dialog.getByRole("button", { name: "Resubscribe and pay $49.00" }).click();
    await expectFeedback(portal, "Welcome back. Lumen Team is active again. You paid $49.00.");
    expect(starts(await world.changes())).toHaveLength(1);
  });
});
