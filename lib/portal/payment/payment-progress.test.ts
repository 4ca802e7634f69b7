import { savePublishableKey } from "@/lib/merchant/publishable-key";
import { changePlan, payWith, preparePlanChange as askingForPlan } from "@/lib/testing/changing-plan";
import { dueAt, dueIn, viewOf } from "@/lib/testing/paying";
import { portalWorld, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import { progressReading } from "@/lib/testing/readings";
import type { PaymentProgress } from "../view/payment-progress-shape";

/** Payments that continue outside the portal, for example on Stripe's page: each is completed, fails, or stays open. */

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

async function progress(token: string, input: object): Promise<PaymentProgress> {
  const answer = await progressReading(token, input);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

/** Clicks a button on the page that takes the payment. */
const press = (url: string | null | undefined, act: string, fields: Record<string, string>) =>
  fetch(`${url}/${act}`, { method: "POST", body: new URLSearchParams(fields) });

async function adaUpgrades() {
  const world = await portalWorld();
  await payWith(world, "cus_LumenAda", "pm_card_authenticationRequired");
  const { token, input } = await askingForPlan(world, "ada@example.com", "price_Lumen_business_month");
  await changePlan(token, input);
  return { world, token };
}

async function waiting(token: string) {
  const { subscription, invoiceId } = dueIn(await viewOf(token));
  const pay = subscription.notice?.pay;
  return { subscription, invoiceId, url: pay?.url, stamp: pay?.stamp ?? undefined };
}

it("reports nothing while nothing has happened, and nothing to a page that sends no stamp", async () => {
  const { token } = await adaUpgrades();
  const { invoiceId, stamp } = await waiting(token);
  expect(await progress(token, { invoiceId, stamp })).toEqual({ stamp, news: null });
  expect(await progress(token, { invoiceId })).toEqual({ stamp, news: null });
});

it("reports that the customer confirmed with the bank, and shows the new plan", async () => {
  const { token } = await adaUpgrades();
  const { invoiceId, stamp, url, subscription } = await waiting(token);
  expect(subscription.notice).toMatchObject({
    title: "Confirm your change",
    text: expect.stringMatching(
      /^Your bank wants you to confirm \$[\d.]+ by .+\sUTC\. Until then you stay on Lumen Team\.$/,
    ),
  });
  await press(url, "authenticate", { passed: "true" });
  expect((await progress(token, { invoiceId, stamp })).news).toMatchObject({
    tone: "good",
    said: "Paid. You’re now on Lumen Business.",
    event: { event: "pay_invoice", response: { object: "invoice", id: invoiceId, outcome: "paid" } },
    view: { subscriptions: [{ name: "Lumen Business", notice: null }] },
  });
});

it("reports that the bank did not confirm, and lets the customer pay until the deadline", async () => {
  const { world, token } = await adaUpgrades();
  const { invoiceId, stamp, url } = await waiting(token);
  await press(url, "authenticate", { passed: "false" });
  const { news } = await progress(token, { invoiceId, stamp });
  expect(news).toMatchObject({
    tone: "bad",
    said: "Your bank didn’t confirm the payment. Nothing was changed. Pay with another card.",
    view: {
      subscriptions: [
        {
          name: "Lumen Team",
          notice: {
            title: "Your change didn’t go through",
            text: expect.stringMatching(
              /^Your bank didn’t confirm the payment\. Pay \$[\d.]+ with another card by .+\sUTC\. Until then you stay on Lumen Team\.$/,
            ),
          },
        },
      ],
    },
  });

  // The customer doesn't return, so Stripe discards the change and the portal shows the old plan.
  await world.admin("POST", "clock", { advance: 24 * 3600 });
  const [later] = (await viewOf(token)).subscriptions;
  expect([later?.name, later?.notice, later?.discardChange]).toEqual(["Lumen Team", null, null]);
});

it("shows the same notice in a later visit while the payment waits for the bank", async () => {
  const { world, token } = await adaUpgrades();
  const { subscription } = await waiting(token);
  const later = await waiting(await world.visit("ada@example.com"));
  expect(later.subscription.notice).toEqual(subscription.notice);
});

it.each([
  ["incomplete", "ines@example.com", "Paid. Lumen Team has started."],
  ["pending-update", "rosa@example.com", "Paid. You’re now on Lumen Business."],
])("in the scenario %s, says what the payment was for", async (scenario, email, said) => {
  const { token, invoiceId, subscription } = await dueAt(scenario, email);
  const stamp = subscription.notice?.pay?.stamp;
  await press(subscription.notice?.pay?.url, "pay", { card: "pm_card_visa" });
  expect((await progress(token, { invoiceId, stamp })).news?.said).toBe(said);
});

it("states the deadline for a first payment", async () => {
  const { subscription } = await dueAt("incomplete", "ines@example.com");
  expect(subscription.notice).toMatchObject({
    title: "Confirm your payment to start",
    text: expect.stringMatching(
      /^Your bank wants you to confirm \$49\.00 by .+ at .+\sUTC to start Lumen Team\.$/,
    ),
  });
});

it("provides the client secret only with a publishable key and settings that show Stripe's form inside the portal", async () => {
  const { world, token, subscription } = await dueAt("incomplete", "ines@example.com");
  const inPlace = async () => dueIn(await viewOf(token)).subscription.notice?.pay?.inPlace;
  expect(subscription.notice?.pay?.inPlace).toBeNull();
  const publishableKey = world.stripeKey.replace("rk_", "pk_");
  await savePublishableKey({ merchantId: world.merchantId, actor: "system" }, world.mode, publishableKey);
  expect(await inPlace()).toBeNull();
  await world.saveSettings({ updateCard: true });
  expect(await inPlace()).toEqual({ publishableKey, clientSecret: expect.stringMatching(/^pi_.+_secret_/) });
  await world.saveSettings({ updateCard: true, cardForm: "stripe" });
  expect(await inPlace()).toBeNull();
});

it("reveals nothing about another customer's payment", async () => {
  const { invoiceId, world } = await dueAt("incomplete", "ines@example.com");
  const stranger = await (await portalWorld()).visit("ada@example.com");
  expect(await progressReading(stranger, { invoiceId })).toMatchObject({
    ok: false,
    error: { code: "not_found" },
  });
  expect(await world.changes()).toEqual([]);
});
