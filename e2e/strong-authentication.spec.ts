import type { FrameLocator, Page } from "@playwright/test";
import type { PortalSettings } from "@/lib/settings/schema";
import { expectEvent } from "./support/events";
import { expectFeedback } from "./support/feedback";
import { expect, test } from "./support/fixtures";
import { followToStripe } from "./support/follow-to-stripe";
import { blockStripeJs, givePublishableKey, serveStripeJs } from "./support/stripe-js";
import { leaveTab } from "./support/stripe-page";

/**
 * A bank may ask the customer to confirm an operation. The customer confirms, fails to confirm, leaves the bank's
 * question open, or returns to the question in another visit. If the customer answers in another tab, the portal
 * updates automatically.
 */

test.use({ contextOptions: { reducedMotion: "reduce" } });

type Journey = {
  name: string;
  email: string;
  customer: string;
  on: Partial<PortalSettings>;
  /** Does everything up to the bank's question. */
  begin(portal: FrameLocator): Promise<void>;
  asked: RegExp;
  paid: string;
  /** Checks the page after a day without an answer. */
  forgotten(portal: FrameLocator): Promise<void>;
};

const journeys: Journey[] = [
  {
    name: "a plan change",
    email: "ada@example.com",
    customer: "cus_LumenAda",
    on: {},
    async begin(portal) {
      await portal.getByRole("button", { name: "Change plan" }).click();
      await portal.getByRole("radio", { name: /Lumen Business/ }).check();
      await portal.getByRole("button", { name: /^Change plan and pay/ }).click();
    },
    asked: /^Your bank wants you to confirm \$[\d.]+ by .+\sUTC\. Until then you stay on Lumen Team\.$/,
    paid: "Paid. You’re now on Lumen Business.",
    async forgotten(portal) {
      await expect(portal.getByRole("heading", { name: "Lumen Team" })).toBeVisible();
      await expect(portal.getByRole("button", { name: "Change plan" })).toBeVisible();
    },
  },
  {
    name: "a resubscription",
    email: "farid@example.com",
    customer: "cus_LumenFarid",
    on: { resubscribe: true },
    async begin(portal) {
      await portal.getByRole("button", { name: "Resubscribe" }).click();
      await portal.getByRole("button", { name: /^Resubscribe and pay/ }).click();
    },
    asked: /^Your bank wants you to confirm \$19\.00 by .+\sUTC to start Lumen Starter\.$/,
    paid: "Paid. Lumen Starter has started.",
    async forgotten(portal) {
      await expect(portal.getByRole("button", { name: "Resubscribe" })).toBeVisible();
    },
  },
  {
    name: "an open invoice",
    email: "dmitri@example.com",
    customer: "cus_LumenDmitri",
    on: {},
    async begin(portal) {
      await portal.getByRole("button", { name: "Pay $49.00" }).click();
      await portal.getByRole("dialog").getByRole("button", { name: "Pay $49.00" }).click();
    },
    asked: /^Your bank wants you to confirm \$49\.00 to keep Lumen Team\.$/,
    paid: "Paid. Lumen Team stays active.",
    async forgotten(portal) {
      await expect(portal.getByText(/^Your bank wants you to confirm \$49\.00/)).toBeVisible();
    },
  },
];

const confirm = /^Confirm (payment|\$[\d.]+) \(opens in a new tab/;
const answer = async (tab: Page, how: "Complete" | "Fail") => {
  await tab.getByRole("button", { name: `${how} authentication` }).click();
  await tab.waitForLoadState();
  await leaveTab(tab);
};

for (const { name, email, customer, on, begin, asked, paid, forgotten } of journeys) {
  test.describe(name, () => {
    test.beforeEach(async ({ world }) => {
      await world.saveSettings(on);
      await world.replaceCard(customer, "pm_card_authenticationRequired");
    });

    test("is completed in another tab, and the portal shows the result", async ({ page, openPortal }) => {
      const portal = await openPortal(email);
      await begin(portal);
      await expectFeedback(portal, asked);
      await answer(await followToStripe(page, portal, confirm), "Complete");
      await expectFeedback(portal, paid);
      await expect(portal.getByText(asked)).toHaveCount(0);
      await expectEvent(page, "pay_invoice", { object: "invoice", outcome: "paid" });
    });

    test("fails at the bank, and the portal says that nothing was changed", async ({ page, openPortal }) => {
      const portal = await openPortal(email);
      await begin(portal);
      await expectFeedback(portal, asked);
      await answer(await followToStripe(page, portal, confirm), "Fail");
      await expectFeedback(
        portal,
        "Your bank didn’t confirm the payment. Nothing was changed. Pay with another card.",
      );
      await expect(portal.getByRole("button", { name: /^Pay \$/ }).first()).toBeVisible();
    });

    test("is left open, appears again in a later visit, and can be completed there", async ({
      page,
      openPortal,
    }) => {
      const portal = await openPortal(email);
      await begin(portal);
      await expectFeedback(portal, asked);
      await (await followToStripe(page, portal, confirm)).close();
      await expect(portal.getByText(asked)).toBeVisible();

      const later = await openPortal(email);
      await expect(later.getByText(asked)).toBeVisible();
      await answer(await followToStripe(page, later, confirm), "Complete");
      await expectFeedback(later, paid);
    });

    test("is abandoned: after a day, everything is as it was before", async ({ world, openPortal }) => {
      const portal = await openPortal(email);
      await begin(portal);
      await expectFeedback(portal, asked);
      await world.admin("POST", "clock", { advance: 24 * 3600 });
      await forgotten(await openPortal(email));
    });
  });
}

test.describe("inside the portal", () => {
  const ada = journeys[0] as Journey;
  const question = (page: Page, name: string) =>
    page.frameLocator("#portico-portal iframe").getByRole("button", { name });

  test.beforeEach(async ({ world }) => {
    await world.saveSettings({ updateCard: true });
    await givePublishableKey(world);
    await world.replaceCard(ada.customer, "pm_card_authenticationRequired");
  });

  test("if Stripe.js can load, the bank's question appears over the page, and no tab opens", async ({
    page,
    openPortal,
  }) => {
    await serveStripeJs(page);
    const portal = await openPortal(ada.email);
    await ada.begin(portal);
    await portal.getByRole("link", { name: /^Confirm (payment|\$[\d.]+) \(/ }).click();
    await question(page, "Complete authentication").click();
    await expectFeedback(portal, ada.paid);
    expect(page.context().pages()).toHaveLength(1);
  });

  test("if the confirmation fails, the portal shows the same message as after a failure on the bank's page", async ({
    page,
    openPortal,
  }) => {
    await serveStripeJs(page);
    const portal = await openPortal(ada.email);
    await ada.begin(portal);
    await portal.getByRole("link", { name: /^Confirm (payment|\$[\d.]+) \(/ }).click();
    await question(page, "Fail authentication").click();
    await expectFeedback(portal, /^Your bank didn’t confirm the payment\. Nothing was changed\./);
  });

  test("if Stripe.js doesn't load, the next click opens Stripe's page", async ({
    page,
    openPortal,
    expectedErrors,
  }) => {
    expectedErrors.push(/js\.stripe\.com|Failed to load/);
    await blockStripeJs(page);
    const portal = await openPortal(ada.email);
    await ada.begin(portal);
    await portal.getByRole("link", { name: /^Confirm (payment|\$[\d.]+) \(/ }).click();
    await expect(portal.getByText(/^Your bank’s confirmation couldn’t open here\./)).toBeVisible();
    await answer(await followToStripe(page, portal, confirm), "Complete");
    await expectFeedback(portal, ada.paid);
  });
});
