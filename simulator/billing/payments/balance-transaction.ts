import { buildObject } from "../../schema/build-object";
import type { Stored, World } from "../../world";

/** A movement of the merchant's balance. Amounts are in minor units; negative means money goes out. */
export type BalanceMovement = {
  amount: number;
  currency: string;
  description: string | null;
  /** Stripe's fee. */
  fee: number;
  /** The charge or refund behind it. */
  source: string;
  type: "adjustment" | "charge" | "payment" | "payment_refund" | "refund" | "refund_failure";
};

const day = 86_400;
/** Recorded: a test charge becomes available at midnight UTC, seven days after the day it was made. */
const availableAfterDays = 7;

/**
 * Recorded for US dollars: a fee of 755 for a charge of 25000. Using the same fee for other currencies is a
 * simplification.
 */
export const feeFor = (amount: number): number => Math.round(amount * 0.029) + 30;

/**
 * Creates the balance transaction that a charge or refund refers to. Balances and payouts themselves aren't
 * simulated.
 */
export function createBalanceTransaction(world: World, movement: BalanceMovement): Stored {
  const { amount, currency, fee, type } = movement;
  const description = "Stripe processing fees";
  const details = { amount: fee, application: null, currency, description, type: "stripe_fee" };
  return world.put(
    buildObject("balance_transaction", {
      id: world.newId("txn"),
      ...movement,
      available_on: (Math.floor(world.now() / day) + availableAfterDays) * day,
      balance_type: "payments",
      created: world.now(),
      exchange_rate: null,
      fee_details: fee === 0 ? [] : [details],
      net: amount - fee,
      reporting_category: type === "payment" ? "charge" : type.replace("payment_", ""),
      status: "pending",
    }),
  );
}
