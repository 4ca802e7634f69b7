import type { FrameLocator } from "@playwright/test";
import { expectEvent } from "./support/events";
import { expectFeedback } from "./support/feedback";
import { expect, test } from "./support/fixtures";

test.use({ contextOptions: { reducedMotion: "reduce" } });

const ada = "ada@example.com";
const keep = (portal: FrameLocator) => portal.getByRole("button", { name: "Keep Lumen Team" });
const stay = (portal: FrameLocator) => portal.getByRole("button", { name: "Stay on Lumen Team" });

async function change(portal: FrameLocator, to: RegExp, confirm: RegExp) {
  await portal.getByRole("button", { name: "Change plan" }).click();
  await portal.getByRole("radio", { name: to }).check();
  await portal.getByRole("dialog").getByRole("button", { name: confirm }).click();
}

async function upgradeAsksBank(portal: FrameLocator) {
  await change(portal, /Lumen Business/, /^Change plan and pay/);
  await expectFeedback(portal, /^Your bank wants you to confirm \$[\d.]+ by/);
}

async function planDowngrade(portal: FrameLocator) {
  await change(portal, /Lumen Starter/, /^Change on/);
  await expectFeedback(portal, /^Lumen Starter starts on/);
}

test("a change that waits for the bank is discarded in one click, and the customer owes nothing for it", async ({
  page,
  world,
  openPortal,
}) => {
  await world.replaceCard("cus_LumenAda", "pm_card_authenticationRequired");
  const portal = await openPortal(ada);
  await upgradeAsksBank(portal);
  await expect(portal.getByRole("button", { name: "Change plan" })).toHaveCount(0);
  await stay(portal).click();
  await expectFeedback(portal, "Your planned change won’t happen.");
  await expect(portal.getByText(/your bank wants/i)).toHaveCount(0);
  await expect(portal.getByRole("button", { name: "Change plan" })).toBeVisible();
  await expect(portal.getByText("Open", { exact: true })).toHaveCount(0);
  await expectEvent(page, "discard_change", { object: "subscription", outcome: "kept" });
});

test("a change that waits for the renewal is discarded in one click", async ({ openPortal }) => {
  const portal = await openPortal(ada);
  await planDowngrade(portal);
  await keep(portal).click();
  await expectFeedback(portal, "Your planned change won’t happen.");
  await expect(portal.getByText(/^Renews on/)).toBeVisible();
  await expect(keep(portal)).toHaveCount(0);
});

test("a double click discards the change once", async ({ world, openPortal }) => {
  const portal = await openPortal(ada);
  await planDowngrade(portal);
  await keep(portal).dblclick();
  await expectFeedback(portal, "Your planned change won’t happen.");
  expect((await world.changes()).filter(({ path }) => path.endsWith("/release"))).toHaveLength(1);
});

test("when Stripe doesn't answer, the change stays scheduled, and the page says so", async ({
  world,
  openPortal,
}) => {
  const portal = await openPortal(ada);
  await planDowngrade(portal);
  await world.admin("POST", "faults", {
    match: { method: "POST", path: "/^/v1/subscription_schedules/.*/release$/" },
    times: 3,
    action: { type: "status", status: 500 },
  });
  await keep(portal).click();
  await expectFeedback(portal, /^We can’t reach the payment service.*Nothing was changed\./);
  await expect(portal.getByText(/^Changes to Lumen Starter on/)).toBeVisible();
});
