import type Stripe from "stripe";
import { type BillingWorld, newBillingWorld } from "../../billing/billing-fixture";
import type { Simulator } from "../../server";
import { startTestSimulator } from "../../test-support";

let simulator: Simulator;
let world: BillingWorld;
let stripe: Stripe;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());
beforeEach(async () => {
  world = await newBillingWorld(simulator);
  ({ stripe } = world);
});

/** A $30 subscription paid with this card, and the dispute of its first payment, if any. */
async function subscribe(card: string) {
  const customer = (await world.customer(card)).id;
  const { status, id } = await stripe.subscriptions.create({
    customer,
    items: [{ price: (await world.price(3000)).id }],
  });
  const [charge] = (await stripe.charges.list({ customer })).data;
  const { data } = await stripe.disputes.list({ charge: charge!.id });
  return { status, id, charge: charge!, dispute: data[0]! };
}

const answer = (id: string, uncategorized_text: string) =>
  stripe.disputes.update(id, { evidence: { uncategorized_text } });
const told = async () =>
  (await stripe.events.list({ limit: 100 })).data
    .map(({ type }) => type)
    .filter((type) => type.startsWith("charge.dispute."));

it.each([
  ["pm_card_createDispute", "fraudulent"],
  ["pm_card_createDisputeProductNotReceived", "product_not_received"],
])("withdraws a payment made with %s", async (card, reason) => {
  const { status, charge, dispute } = await subscribe(card);
  expect(status).toBe("active");
  expect(charge).toMatchObject({ status: "succeeded", disputed: true, refunded: false, amount_refunded: 0 });
  expect(dispute).toMatchObject({
    amount: 3000,
    charge: charge.id,
    payment_intent: charge.payment_intent,
    reason,
    status: "needs_response",
    is_charge_refundable: false,
    balance_transactions: [{ amount: -3000, fee: 1500, type: "adjustment" }],
  });
  expect(await told()).toEqual(["charge.dispute.funds_withdrawn", "charge.dispute.created"]);
  await expect(stripe.refunds.create({ charge: charge.id })).rejects.toMatchObject({
    code: "charge_disputed",
  });
});

it("leaves the invoice paid, whatever the bank decides", async () => {
  const { id, dispute } = await subscribe("pm_card_createDispute");
  await answer(dispute.id, "losing_evidence");
  const { latest_invoice: latest } = await stripe.subscriptions.retrieve(id, { expand: ["latest_invoice"] });
  expect(latest).toMatchObject({ status: "paid", amount_paid: 3000, amount_remaining: 0 });
});

it.each([
  ["winning_evidence", "won", [-3000, 3000]],
  ["losing_evidence", "lost", [-3000]],
  ["a receipt", "under_review", [-3000]],
])("a dispute with the evidence %s is %s", async (evidence, status, moved) => {
  const { charge, dispute } = await subscribe("pm_card_createDispute");
  const answered = await answer(dispute.id, evidence);
  expect(answered).toMatchObject({ status, evidence_details: { has_evidence: true, submission_count: 1 } });
  expect(answered.balance_transactions.map(({ amount }) => amount)).toEqual(moved);
  expect((await stripe.charges.retrieve(charge.id)).disputed).toBe(true);
  await expect(answer(dispute.id, "more")).rejects.toMatchObject({ statusCode: 400 });
});

it("stores evidence that is not submitted yet", async () => {
  const { dispute } = await subscribe("pm_card_createDispute");
  const evidence = { uncategorized_text: "winning_evidence" };
  const staged = await stripe.disputes.update(dispute.id, { evidence, submit: false });
  expect(staged).toMatchObject({ status: "needs_response", evidence_details: { submission_count: 0 } });
  expect(await stripe.disputes.update(dispute.id, { submit: true })).toMatchObject({ status: "won" });
});

it("a dispute that the merchant closes is lost, with an event", async () => {
  const { dispute } = await subscribe("pm_card_createDispute");
  expect(await stripe.disputes.close(dispute.id)).toMatchObject({ status: "lost" });
  expect(await told()).toContain("charge.dispute.closed");
});

it("moves no money for an inquiry, whose payment can still be refunded", async () => {
  const { charge, dispute } = await subscribe("pm_card_createDisputeInquiry");
  expect(dispute).toMatchObject({
    status: "warning_needs_response",
    balance_transactions: [],
    is_charge_refundable: true,
  });
  expect(await told()).toEqual(["charge.dispute.created"]);
  expect(await stripe.refunds.create({ charge: charge.id })).toMatchObject({ status: "succeeded" });
  expect(await answer(dispute.id, "winning_evidence")).toMatchObject({ status: "warning_closed" });
});

it("refuses unknown IDs", async () => {
  await expect(stripe.disputes.retrieve("du_none")).rejects.toMatchObject({
    statusCode: 404,
    param: "dispute",
    message: "No such dispute: 'du_none'",
  });
});
