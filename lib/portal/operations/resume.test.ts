import {
  firstOf,
  openWorld,
  pause,
  payWith,
  preparePause,
  prepareResume,
  read,
  resume,
} from "@/lib/testing/pausing";
import { portalWorld, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const ada = "ada@example.com";
const paula = "paula@example.com";
const quentin = "quentin@example.com";

it("resumes paused payments at the next renewal and charges nothing today", async () => {
  const world = await openWorld();
  const asked = await preparePause(world, ada, 3);
  await pause(asked.token, asked.input);
  await world.admin("POST", "clock", { advance: 40 * 86_400 });
  const { token, subscription, preview, input } = await prepareResume(world, ada);
  expect(subscription.resume).toEqual({ title: "Resume payments for Lumen Team?", body: null });
  expect(preview).toMatchObject({
    lines: [],
    confirm: "Resume payments",
    explanation: expect.stringMatching(/^Nothing due today\. Then \$49\.00 per month from .*\.$/),
  });
  const answer = await resume(token, input);
  expect(answer).toMatchObject({
    ok: true,
    said: expect.stringMatching(/^Payments resumed\. Your next payment is on .*\.$/),
    event: { event: "resume", response: { id: subscription.id, outcome: "resumed" } },
  });
  expect((await read(world, subscription.id)).pause_collection).toBeNull();
  await world.admin("POST", "clock", { advance: 32 * 86_400 });
  expect((await read(world, subscription.id)).latest_invoice).toMatchObject({
    status: "paid",
    amount_paid: 4900,
  });
});

it("immediately starts a new period of a paused subscription, for exactly the amount shown", async () => {
  const world = await openWorld("paused");
  const { token, subscription, preview, input } = await prepareResume(world, paula);
  expect(subscription).toMatchObject({
    status: { label: "Paused" },
    headline: "You won’t be charged while paused",
    resume: { title: "Resume Lumen Team?" },
  });
  const due = preview.lines.at(-1);
  expect(preview.confirm).toBe(`Resume and pay ${due?.amount}`);
  expect(preview.explanation).toMatch(/^Then \$49\.00 per month from .*\.$/);
  expect(await resume(token, input)).toMatchObject({
    ok: true,
    said: `Lumen Team is active again. You paid ${due?.amount}.`,
    event: { response: { outcome: "resumed" } },
  });
  const now = await read(world, subscription.id);
  const invoice = now.latest_invoice;
  if (!invoice || typeof invoice === "string") throw new Error("The invoice was not expanded.");
  expect([now.status, invoice.status]).toEqual(["active", "paid"]);
  expect(`$${(invoice.amount_paid / 100).toFixed(2)}`).toBe(due?.amount);
});

it("stays paused if the card is declined, says why, leaves no debt, and works on the next attempt", async () => {
  const world = await openWorld("paused");
  await payWith(world, "cus_LumenPaula", "pm_card_chargeCustomerFail");
  const { token, subscription, input } = await prepareResume(world, paula);
  expect(await resume(token, input)).toMatchObject({
    ok: false,
    error: { code: "payment_declined", message: expect.stringMatching(/declined.*Nothing was changed\./) },
  });
  expect(await read(world, subscription.id)).toMatchObject({
    status: "paused",
    latest_invoice: { status: "void" },
  });
  await payWith(world, "cus_LumenPaula", "pm_card_visa");
  const again = await prepareResume(world, paula);
  expect(await resume(again.token, again.input)).toSucceed();
});

it("waits for the bank's confirmation, says where to confirm, and offers no other action meanwhile", async () => {
  const world = await openWorld("paused");
  await payWith(world, "cus_LumenPaula", "pm_card_authenticationRequired");
  const { token, subscription, preview, input } = await prepareResume(world, paula);
  const amount = preview.lines.at(-1)?.amount;
  expect(await resume(token, input)).toMatchObject({
    ok: true,
    said: `Your bank wants you to confirm the payment of ${amount}. Lumen Team stays paused until you do.`,
    event: { response: { outcome: "bank_asks" } },
    payUrl: expect.stringMatching(/\/_hosted\/invoice\//),
  });
  expect((await read(world, subscription.id)).status).toBe("paused");
  const waiting = await firstOf(token);
  expect(waiting.notice?.title).toBe("Confirm your payment");
  // The text contains the deadline, which is different in every run.
  expect(waiting.notice?.text.replace(/by .+\sUTC/, "by <time>")).toBe(
    `Your bank wants you to confirm ${amount} by <time> to resume Lumen Team.`,
  );
  expect(waiting.actions).not.toContain("resume");
});

it("asks for a card before it resumes a subscription whose trial had no card", async () => {
  const world = await openWorld("paused-no-card");
  const { token, preview, input } = await prepareResume(world, quentin);
  expect(preview).toMatchObject({
    confirm: "",
    explanation: "There’s no card on file. Add one to continue.",
  });
  await world.admin("DELETE", "requests");
  expect(await resume(token, input)).toMatchObject({
    ok: false,
    error: {
      code: "not_allowed",
      message: "There’s no card on file. Nothing was changed. Add a card first.",
    },
  });
  expect(await world.changes()).toEqual([]);
  await payWith(world, "cus_LumenQuentin", "pm_card_visa");
  const again = await prepareResume(world, quentin);
  expect(again.preview.confirm).toBe("Resume and pay $49.00");
  expect(await resume(again.token, again.input)).toSucceed();
});

it("resumes a subscription whose trial had no card, whatever the merchant has turned off", async () => {
  const world = await portalWorld("test", "paused-no-card");
  await world.saveSettings({ changePlan: false, cancellation: false });
  await payWith(world, "cus_LumenQuentin", "pm_card_visa");
  const { token, subscription, input } = await prepareResume(world, quentin);
  expect(subscription.actions).toEqual(["resume"]);
  expect(await resume(token, input)).toMatchObject({
    ok: true,
    said: "Lumen Team is active again. You paid $49.00.",
  });
  expect((await read(world, subscription.id)).status).toBe("active");
});

it("never charges an amount that the customer has not seen", async () => {
  const world = await openWorld("paused");
  const { token, input } = await prepareResume(world, paula);
  await world.stripe.customers.update("cus_LumenPaula", { balance: -500 });
  await world.admin("DELETE", "requests");
  expect(await resume(token, input)).toMatchObject({ ok: false, error: { code: "state_changed" } });
  expect(await world.changes()).toEqual([]);
});

it("resumes nothing if the subscription isn't paused or is another customer's, or if pausing is turned off", async () => {
  const world = await openWorld("paused");
  const { token, input } = await prepareResume(world, paula);
  for (const quote of [input.quote.slice(0, -4), ""])
    expect(await resume(token, { ...input, quote })).toMatchObject({ ok: false, error: { code: "invalid" } });
  await world.saveSettings({ pause: false });
  expect(await resume(token, input)).toMatchObject({ ok: false, error: { code: "not_allowed" } });
  expect((await firstOf(token)).actions).toEqual(["cancellation"]);
  expect(await world.changes()).toEqual([]);

  const other = await openWorld();
  const { id: subscriptionId, intentId } = await firstOf(await other.visit(ada));
  const asked = { ...input, subscriptionId, intentId };
  expect(await resume(await other.visit(ada), asked)).toMatchObject({ error: { code: "not_allowed" } });
  expect(await resume(await other.visit("ben@example.com"), asked)).toMatchObject({
    error: { code: "not_found" },
  });
});

it("resumes once if the same intent arrives three times, even if Stripe's answers are lost", async () => {
  const world = await openWorld("paused");
  const { token, subscription, input } = await prepareResume(world, paula);
  await world.admin("POST", "faults", {
    match: { method: "POST", path: `/v1/subscriptions/${subscription.id}/resume` },
    times: 3,
    action: { type: "drop_after_commit" },
  });
  const answers = await Promise.all([1, 2, 3].map(() => resume(token, input)));
  for (const answer of answers)
    expect(answer).toMatchObject({ ok: true, event: { response: { outcome: "resumed" } } });
  const { data } = await world.stripe.invoices.list({ subscription: subscription.id, limit: 3 });
  expect(data.filter(({ created }) => created > Date.now() / 1000 - 3600)).toHaveLength(1);
});
