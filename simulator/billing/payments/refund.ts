import { formatAmount } from "../../money";
import { buildObject } from "../../schema/build-object";
import { invalidRequest } from "../../wire/errors";
import type { World } from "../../world";
import { createBalanceTransaction } from "./balance-transaction";
import { type Dispute, withholdsFunds } from "./dispute";
import type { Charge, Refund, RefundReason } from "./refund-records";
import { behaviorOf } from "./test-cards";

type RefundParams = { amount?: number | undefined; reason?: RefundReason | undefined; metadata?: object };

/** The part of a charge that can still be refunded, in minor units of its currency. */
export const refundable = ({ amount_captured: captured, amount_refunded: refunded }: Charge): number =>
  captured - refunded;

/**
 * Refunds a charge: `amount` (minor units), or the rest. The charge's invoice stays paid and doesn't show the refund.
 * Throws a 400 if `amount` exceeds the rest. The first two messages are Stripe's, the third is unverified.
 */
export function refundCharge(world: World, charge: Charge, params: RefundParams): Refund {
  const left = refundable(charge);
  refuseDisputed(world, charge);
  if (charge.refunded)
    throw invalidRequest(`Charge ${charge.id} has already been refunded.`, {
      code: "charge_already_refunded",
    });
  const { amount = left } = params;
  const said = (sum: number) => formatAmount(sum, charge.currency);
  if (amount > left)
    throw invalidRequest(
      `Refund amount (${said(amount)}) is greater than unrefunded amount on charge (${said(left)})`,
      { param: "amount" },
    );
  if (amount <= 0) throw invalidRequest("Invalid positive integer", { param: "amount" });
  return createRefund(world, charge, { ...params, amount });
}

/**
 * Documented: a refund is refused while a dispute withholds the money. The error's text is from memory and unverified.
 */
function refuseDisputed(world: World, { id, disputed }: Charge): void {
  const isTaken =
    disputed && world.all<Dispute>("dispute").some((one) => one.charge === id && withholdsFunds(one));
  if (!isTaken) return;
  throw invalidRequest(`Charge ${id} has been charged back; cannot issue a refund.`, {
    code: "charge_disputed",
  });
}

function createRefund(
  world: World,
  charge: Charge,
  { amount, reason, metadata = {} }: RefundParams & { amount: number },
) {
  const id = world.newId("re");
  const { pending, settlesAt } = refundTiming(world, charge);
  const movement = movementOf(
    charge,
    id,
    -amount,
    charge.payment_method_details.card ? "refund" : "payment_refund",
  );
  const refund = world.put(
    buildObject<Refund>("refund", {
      id,
      amount,
      balance_transaction: createBalanceTransaction(world, movement).id,
      charge: charge.id,
      created: world.now(),
      currency: charge.currency,
      customer: charge.customer,
      destination_details: destinationOf(charge, pending),
      metadata,
      payment_intent: charge.payment_intent,
      payment_method: charge.payment_method,
      ...(pending && { pending_reason: "processing" }),
      reason: reason ?? null,
      status: pending ? "pending" : "succeeded",
      _settlesAt: settlesAt,
    }),
  );
  const refunded = charge.amount_refunded + amount;
  world.change<Charge>(charge, { amount_refunded: refunded, refunded: refunded === charge.amount });
  return refund;
}

const movementOf = (
  charge: Charge,
  source: string,
  amount: number,
  type: "payment_refund" | "refund" | "refund_failure",
) => ({
  amount,
  currency: charge.currency,
  description: `REFUND FOR CHARGE${charge.description ? ` (${charge.description})` : ""}`,
  fee: 0,
  source,
  type,
});

/**
 * Refunds to cards succeed immediately. Refunds to bank accounts succeed later, as do refunds to Stripe's test cards
 * for late refunds (documented).
 */
function refundTiming(
  world: World,
  { payment_method: id }: Charge,
): { pending: boolean; settlesAt: number | null } {
  const method = world.find("payment_method", id ?? "");
  const { refund, settlesAfterSeconds } = method ? behaviorOf(method) : {};
  const pending = refund === "pending" || settlesAfterSeconds !== undefined;
  const waits = settlesAfterSeconds ?? 3 * 86_400;
  return { pending, settlesAt: pending || refund === "fails" ? world.now() + waits : null };
}

function destinationOf({ payment_method_details: { card, type } }: Charge, pending: boolean): object {
  if (!card) return { type };
  const reference = pending
    ? { reference_status: "pending" }
    : { reference: "715014", reference_status: "available" };
  return {
    card: { ...reference, reference_type: "acquirer_reference_number", type: "refund" },
    type: "card",
  };
}

/**
 * Records the bank's answer to a refund, days later. If the refund fails, the money returns to the merchant
 * (documented).
 */
export function settleRefund(world: World, refund: Refund): void {
  const method = world.find("payment_method", refund.payment_method ?? "");
  const fails = method !== undefined && behaviorOf(method).refund === "fails";
  const settled = { pending_reason: undefined, _settlesAt: null };
  if (!fails) {
    world.change<Refund>(refund, { ...settled, status: "succeeded" });
    return;
  }
  const charge = world.find<Charge>("charge", refund.charge)!;
  const movement = movementOf(charge, refund.id, refund.amount, "refund_failure");
  world.change<Refund>(refund, {
    ...settled,
    failure_balance_transaction: createBalanceTransaction(world, movement).id,
    failure_reason: "unknown",
    status: "failed",
  });
  // Making the amount refundable again is unverified.
  world.change<Charge>(charge, {
    amount_refunded: charge.amount_refunded - refund.amount,
    refunded: false,
  });
}
