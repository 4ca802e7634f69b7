import { hmac } from "@/lib/crypto";
import { findSubscription } from "@/lib/stripe/subscriptions/subscriptions";
import { beginVisit } from "@/lib/testing/begin-visit";
import { sampleOrigin, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import {
  customer,
  farid,
  injectFault,
  liveSubscriptions,
  openWorld,
  payWith,
  prepareResubscription,
  readResubscriptionPreview,
  removeCards,
  resubscribe,
  subscriptionsOf,
  viewOf,
} from "@/lib/testing/resubscribing";
import { stepKeys } from "../execution/operation";
import { requestTicket } from "../visit/request-ticket";
import { readVisit } from "../visit/visit";
import { speaker } from "../words/sentences";
import { resubscribe as operation } from "./resubscribe";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

it("starts a new subscription at the old price, without a trial, and charges exactly the amount shown", async () => {
  const world = await openWorld();
  const { token, ended, preview, input } = await prepareResubscription(world);
  expect(ended.actions).toEqual(["resubscribe"]);
  expect(preview.confirm).toBe("Resubscribe and pay $19.00");
  expect(preview.lines.at(-1)).toEqual({ label: "Due today", amount: "$19.00", isTotal: true });
  expect(preview.explanation).toMatch(
    /^Then \$19\.00 per month from [A-Z][a-z]+\s\d+,\s\d{4}\. Paid with Visa ending in 4242, expires \d\d\/\d{4}\.$/,
  );

  const answer = await resubscribe(token, input);
  const [started] = await liveSubscriptions(world);
  expect(started).toMatchObject({ status: "active", trial_end: null, customer });
  expect(started?.metadata.resubscribed_from).toBe(ended.id);
  expect(started?.items.data.map(({ price, quantity }) => [price.id, quantity])).toEqual([
    ["price_Lumen_starter_month", 1],
  ]);
  expect(started?.latest_invoice).toMatchObject({ status: "paid", amount_paid: 1900 });
  expect(answer).toMatchObject({
    ok: true,
    said: "Welcome back. Lumen Starter is active again. You paid $19.00.",
    event: {
      event: "resubscribe",
      response: { object: "subscription", id: started?.id, outcome: "started" },
      extras: {},
    },
  });
  const shown = answer.ok ? (answer.view?.subscriptions ?? []) : [];
  expect(shown.map(({ id, actions }) => [id, actions.includes("resubscribe")])).toEqual([
    [started?.id, false],
    [ended.id, false],
  ]);
});

it("copies the merchant's metadata to the new subscription, but not the reason for the end", async () => {
  const world = await openWorld();
  const [old] = await subscriptionsOf(world);
  await world.stripe.subscriptions.update(old?.id ?? "", {
    metadata: { workspace: "w-7", cancellation_reason: "unused" },
  });
  const { token, input } = await prepareResubscription(world);
  await resubscribe(token, input);
  const [started] = await liveSubscriptions(world);
  expect(started?.metadata).toMatchObject({ workspace: "w-7" });
  expect(started?.metadata).not.toHaveProperty("cancellation_reason");
});

it("starts one subscription if the same intent arrives several times, and gives each request the same answer", async () => {
  const world = await openWorld();
  const { token, input } = await prepareResubscription(world);
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => resubscribe(token, input)));
  const [started, ...more] = await liveSubscriptions(world);
  expect(more).toEqual([]);
  for (const answer of answers)
    expect(answer).toMatchObject({ ok: true, event: { response: { id: started?.id } } });
});

it("starts nothing if another page has restarted the subscription after this page's last check", async () => {
  const world = await openWorld();
  const { token, input } = await prepareResubscription(world);
  const visit = await readVisit(token);
  const ended = await findSubscription(visit.stripe, visit.customerIds, input.subscriptionId);
  if (!ended) throw new Error("Farid has no ended subscription.");
  const asked = {
    visit,
    subscription: ended,
    input: { quote: input.quote },
    speaker: speaker({ language: "en-US" }),
  };
  const late = await operation.prepare({ ...asked, operationId: "late" });
  expect(await resubscribe(token, input)).toSucceed();
  const applying = operation.apply(visit.stripe, late, { id: "late", key: stepKeys("late") });
  await expect(applying).rejects.toMatchObject({ code: "state_changed" });
  expect(await liveSubscriptions(world)).toHaveLength(1);
});

it("starts one subscription if two pages confirm the same offer at once", async () => {
  const world = await openWorld();
  const [one, other] = [await prepareResubscription(world), await prepareResubscription(world)];
  const answers = await Promise.all([
    resubscribe(one.token, one.input),
    resubscribe(other.token, other.input),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await liveSubscriptions(world)).toHaveLength(1);
});

it("shows the new subscription on a page that is narrowed to the ended one", async () => {
  const world = await openWorld();
  const { portalId, secret } = world;
  const [old] = await subscriptionsOf(world);
  const proof = { portalId, email: farid, hash: hmac(secret, farid), origin: sampleOrigin };
  const ticket = await requestTicket({ ...proof, subscriptionId: old?.id });
  const visit = await beginVisit(portalId, ticket ?? "");
  if (!visit.hasBegun) throw new Error("No visit was opened.");
  const [ended] = await viewOf(visit.token);
  const { quote } = await readResubscriptionPreview(visit.token, ended?.id ?? "");
  await resubscribe(visit.token, { intentId: ended?.intentId, subscriptionId: ended?.id, quote });
  expect((await viewOf(visit.token)).map(({ status }) => status.value)).toEqual(["active", "canceled"]);
});

it("waits for the bank's confirmation, and says where to confirm", async () => {
  const world = await openWorld();
  await removeCards(world);
  await payWith(world, "pm_card_authenticationRequired");
  const { token, input } = await prepareResubscription(world);
  const answer = await resubscribe(token, input);
  const [started, ...more] = await liveSubscriptions(world);
  expect(more).toEqual([]);
  expect(started?.status).toBe("incomplete");
  expect(answer).toMatchObject({
    ok: true,
    said: "Your bank wants you to confirm the payment of $19.00. Lumen Starter starts once you do.",
    payUrl: expect.stringMatching(/^http/),
    event: { response: { id: started?.id, outcome: "bank_asks" } },
  });
});

it("starts nothing if the card is declined, leaves no debt, and works on the next attempt with another card", async () => {
  const world = await openWorld();
  await removeCards(world);
  await payWith(world, "pm_card_chargeCustomerFail");
  const { token, input } = await prepareResubscription(world);
  const answer = await resubscribe(token, input);
  expect(answer).toMatchObject({
    ok: false,
    error: { code: "payment_declined", message: expect.stringMatching(/declined.*Nothing was changed\./) },
  });
  expect((await liveSubscriptions(world)).map(({ status }) => status)).toEqual(["incomplete_expired"]);
  const { data: owed } = await world.stripe.invoices.list({ customer, status: "open" });
  expect(owed).toEqual([]);
  const shown = answer.view?.subscriptions ?? [];
  expect(shown.map(({ status, actions }) => [status.value, actions])).toEqual([
    ["canceled", ["resubscribe"]],
  ]);

  await payWith(world, "pm_card_visa");
  const again = await prepareResubscription(world);
  expect(await resubscribe(again.token, again.input)).toSucceed();
  expect((await liveSubscriptions(world)).map(({ status }) => status).sort()).toEqual([
    "active",
    "incomplete_expired",
  ]);
});

it("starts nothing if Stripe refuses the card outright, and says why", async () => {
  const world = await openWorld();
  const { token, input } = await prepareResubscription(world);
  await injectFault(world, {
    type: "code",
    status: 402,
    code: "card_declined",
    decline_code: "insufficient_funds",
  });
  expect(await resubscribe(token, input)).toMatchObject({
    ok: false,
    error: { code: "payment_declined", message: expect.stringContaining("enough funds") },
  });
  expect(await liveSubscriptions(world)).toEqual([]);
});

it("finds the new subscription if Stripe's answer was lost, and starts no second one", async () => {
  const world = await openWorld();
  const { token, input } = await prepareResubscription(world);
  await injectFault(world, { type: "drop_after_commit" }, 3);
  const answer = await resubscribe(token, input);
  const [started, ...more] = await liveSubscriptions(world);
  expect(more).toEqual([]);
  expect(answer).toMatchObject({ ok: true, event: { response: { id: started?.id } } });
});

it("says that nothing was changed if Stripe fails before anything has started", async () => {
  const world = await openWorld();
  const { token, input } = await prepareResubscription(world);
  await injectFault(world, { type: "status", status: 500 }, 3);
  expect(await resubscribe(token, input)).toMatchObject({ ok: false, error: { code: "unavailable" } });
  expect(await liveSubscriptions(world)).toEqual([]);
});
