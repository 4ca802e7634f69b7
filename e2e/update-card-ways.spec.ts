import type { FrameLocator, Page } from "@playwright/test";
import { cardStateOf } from "./support/card-state";
import { expectFeedback } from "./support/feedback";
import { expect, test } from "./support/fixtures";
import { followToStripe } from "./support/follow-to-stripe";
import { blockStripeJs, givePublishableKey, serveStripeJs, stripeCalls } from "./support/stripe-js";
import { chooseCard, closeTab } from "./support/stripe-page";
import { newWorld } from "./support/world";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const ada = "ada@example.com";
const dmitri = "dmitri@example.com";
const card = (portal: FrameLocator) => portal.getByRole("region", { name: "Payment method" });

test.beforeEach(({ world }) => world.saveSettings({ updateCard: true }));

async function fill(portal: FrameLocator, name: string) {
  await card(portal).getByRole("button", { name: "Update card" }).click();
  await portal.getByLabel("Test card").fill(name);
}

const save = (portal: FrameLocator) => portal.getByRole("button", { name: /^Save card/ });

test.describe("in Stripe's form inside the portal", () => {
  test.beforeEach(async ({ page, world }) => {
    await givePublishableKey(world);
    await serveStripeJs(page);
  });

  test("nothing is loaded from Stripe before the click, and afterwards the form has the portal's colors", async ({
    page,
    openPortal,
  }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const portal = await openPortal(ada);
    await expect(card(portal).getByRole("button", { name: "Update card" })).toBeVisible();
    expect(asked.filter((address) => address.includes("stripe.com"))).toEqual([]);
    await card(portal).getByRole("button", { name: "Update card" }).click();
    await expect(portal.getByLabel("Test card")).toBeVisible();
    expect(asked).toContain("https://js.stripe.com/endive/stripe.js");
    const [elements, created] = (await stripeCalls(page)) ?? [];
    expect(elements?.elements).toMatchObject({
      clientSecret: expect.stringMatching(/^seti_.*_secret_/),
      locale: "en",
      appearance: {
        variables: { colorPrimary: expect.stringMatching(/^#[0-9a-f]{6}$/), colorBackground: "#ffffff" },
      },
    });
    expect(created).toMatchObject({ create: "payment" });
  });

  test("a card is saved without leaving the page, and pays the amount shown", async ({
    page,
    openPortal,
  }) => {
    const portal = await openPortal(dmitri);
    await fill(portal, "pm_card_mastercard");
    await expect(portal.getByRole("dialog")).toContainText("Saving this card pays the $49.00 that’s due.");
    await portal.getByRole("button", { name: "Save card and pay $49.00" }).click();
    await expectFeedback(
      portal,
      "Card updated. Mastercard ending in 4444 is used from now on. You paid $49.00.",
    );
    await expect(portal.getByRole("dialog")).toBeHidden();
    const confirmed = (await stripeCalls(page))?.find((call) => "confirmSetup" in call);
    expect(confirmed?.confirmSetup).toMatchObject({
      redirect: "if_required",
      confirmParams: { return_url: `${process.env.APP_URL}/portal/card/return` },
    });
  });

  test("a refused card keeps the form open and says why, and another card can be tried", async ({
    page,
    openPortal,
    expectedErrors,
  }) => {
    // The browser logs Stripe's 402.
    expectedErrors.push(/api\.stripe\.com/);
    const portal = await openPortal(ada);
    await fill(portal, "pm_card_chargeDeclined");
    await save(portal).click();
    await expectFeedback(portal, "Your card was declined. Your card wasn’t saved. Nothing was changed.");
    await expect(portal.getByLabel("Test card")).toHaveValue("pm_card_chargeDeclined");
    await portal.getByLabel("Test card").fill("pm_card_mastercard");
    await save(portal).click();
    await expectFeedback(portal, /^Card updated\. Mastercard ending in 4444/);
    expect((await stripeCalls(page))?.filter((call) => "elements" in call)).toHaveLength(1);
  });

  test("a bank's question can be seen and answered even though the dialog was on top", async ({
    openPortal,
  }) => {
    const portal = await openPortal(ada);
    await fill(portal, "pm_card_threeDSecure2Required");
    await save(portal).click();
    await portal.getByRole("button", { name: "Complete authentication" }).click();
    await expectFeedback(portal, /^Card updated\. Visa ending in 3220/);
  });

  test("if the bank declines, the old card stays in use, and the dialog stays open", async ({
    openPortal,
  }) => {
    const portal = await openPortal(ada);
    await fill(portal, "pm_card_threeDSecure2Required");
    await save(portal).click();
    await portal.getByRole("button", { name: "Fail authentication" }).click();
    await expectFeedback(
      portal,
      /^We are unable to authenticate your payment method\..*Nothing was changed\.$/,
    );
    await expect(portal.getByRole("dialog")).toBeVisible();
    expect(await portal.getByRole("dialog").evaluate((dialog) => dialog.matches(":modal"))).toBe(true);
    await expect(card(portal)).toContainText("Visa ending in 4242");
  });

  test("a double click saves once and pays once", async ({ world, openPortal }) => {
    const portal = await openPortal(dmitri);
    await fill(portal, "pm_card_visa");
    await save(portal).dblclick();
    await expectFeedback(portal, /You paid \$49\.00\.$/);
    const changes = await world.changes();
    expect(changes.filter(({ path }) => path.endsWith("/pay"))).toHaveLength(1);
    expect(changes.filter(({ path }) => path.endsWith("/confirm"))).toHaveLength(1);
  });
});

test("if Stripe's form can't load, the card is entered on Stripe's page", async ({
  page,
  world,
  openPortal,
  expectedErrors,
}) => {
  expectedErrors.push(/js\.stripe\.com/);
  await givePublishableKey(world);
  await blockStripeJs(page);
  const portal = await openPortal(dmitri);
  await card(portal).getByRole("button", { name: "Update card" }).click();
  await expect(portal.getByRole("dialog")).toContainText("We couldn’t load Stripe’s form here.");
  const tab = await followToStripe(page, portal, "Enter card and pay $49.00");
  expect(tab.url()).toContain("/_hosted/checkout/");
  await chooseCard(tab, "5555 5555 5555 4444", "Save card");
  await closeTab(tab);
  await expectFeedback(
    portal,
    "Card updated. Mastercard ending in 4444 is used from now on. You paid $49.00.",
  );
});

test("if the merchant chooses Stripe's page, the portal's policy allows nothing from Stripe", async ({
  page,
  world,
  openPortal,
}) => {
  await givePublishableKey(world);
  await world.saveSettings({ updateCard: true, cardForm: "stripe" });
  const portal = await openPortal(ada);
  await card(portal).getByRole("button", { name: "Update card" }).click();
  const tab = await followToStripe(page, portal, "Enter card");
  expect(tab.url()).toContain("/_hosted/checkout/");
  await chooseCard(tab, "4000 0000 0000 3220", "Save card");
  await tab.getByRole("button", { name: "Complete authentication" }).click();
  await closeTab(tab);
  await expectFeedback(portal, /^Card updated\. Visa ending in 3220/);
  expect(await policyOf(page, world.portalId)).not.toContain("stripe.com");
});

async function policyOf(page: Page, portalId: string) {
  const response = await page.request.get(`${process.env.APP_URL}/portal/${portalId}?ticket=none`);
  return response.headers()["content-security-policy"] ?? "";
}

test("the portal's policy allows Stripe only if Stripe's form can be shown", async ({ page, world }) => {
  expect(await policyOf(page, world.portalId)).not.toContain("stripe.com");
  await givePublishableKey(world);
  const policy = await policyOf(page, world.portalId);
  expect(policy).toMatch(/script-src 'nonce-\w+' 'strict-dynamic' https:\/\/js\.stripe\.com;/);
  expect(policy).toContain("connect-src 'self' https://api.stripe.com;");
  expect(policy).toContain(
    "frame-src https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com;",
  );
  await world.saveSettings({ updateCard: false });
  expect(await policyOf(page, world.portalId)).not.toContain("stripe.com");
});

test("all three ways to save a card leave the same state in Stripe", async ({ page, world }) => {
  const [inForm, onStripe] = [await newWorld(), await newWorld()];
  await inForm.saveSettings({ updateCard: true });
  await onStripe.saveSettings({ updateCard: true, cardForm: "stripe" });
  await givePublishableKey(inForm);
  await serveStripeJs(page);
  const portal = page.frameLocator("#portico-portal iframe");
  const expectSaved = () =>
    expectFeedback(portal, "Card updated. Mastercard ending in 4444 is used from now on. You paid $49.00.");
  for (const [place, button] of [
    [world, "Save payment method"],
    [onStripe, "Save card"],
  ] as const) {
    await page.goto(place.pageOf(dmitri));
    await card(portal).getByRole("button", { name: "Update card" }).click();
    const tab = await followToStripe(page, portal, /^Enter card/);
    await chooseCard(tab, "5555 5555 5555 4444", button);
    await closeTab(tab);
    await expectSaved();
  }
  await page.goto(inForm.pageOf(dmitri));
  await fill(portal, "pm_card_mastercard");
  await save(portal).click();
  await expectSaved();

  const states = [world, inForm, onStripe].map((place) => cardStateOf(place, "cus_LumenDmitri"));
  const [first, ...others] = await Promise.all(states);
  expect(first).toMatchObject({ customer: "4444", setups: [{ status: "succeeded", usage: "off_session" }] });
  for (const other of others) expect(other).toEqual(first);
  await Promise.all([inForm.close(), onStripe.close()]);
});
