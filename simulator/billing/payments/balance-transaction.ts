import { shape } from "../../schema/shape";
import type { Stored, World } from "../../world";

/** What a movement of the merchant's own money is about; amounts in minor units, negative where money leaves. */
export type Movement = {
  amount: number;
  currency: string;
  description: string | null;
  /** What Stripe keeps for itself. */
  fee: number;
  /** The charge or refund that moves it. */
  source: string;
  type: "adjustment" | "charge" | "payment" | "payment_refund" | "refund" | "refund_failure";
};

const day = 86_400;
/** Recorded: a test charge is available at the midnight seven days after the day it was made on. */
const availableAfter = 7;

/** Recorded for US dollars: 755 of 25000. That other currencies cost as much is a simplification. */
export const feeFor = (amount: number): number => Math.round(amount * 0.029) + 30;

/**
 * Writes a movement of the account's balance, so that it can be read where a charge or a refund names it. Balances and
 * payouts themselves are not imitated.
 */
export function putBalanceTransaction(world: World, movement: Movement): Stored {
  const { amount, currency, fee, type } = movement;
  const description = "Stripe processing fees";
  const details = { amount: fee, application: null, currency, description, type: "stripe_fee" };
  return world.put(
    shape("balance_transaction", {
      id: world.newId("txn"),
      ...movement,
      available_on: (Math.floor(world.now() / day) + availableAfter) * day,
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
