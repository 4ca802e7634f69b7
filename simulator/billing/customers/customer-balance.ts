import { buildObject } from "../../schema/build-object";
import type { Stored, World } from "../../world";
import type { Customer } from "../records";

type Balances = Pick<Customer, "balance" | "currency" | "_balances">;

/**
 * The customer's balance in a currency: positive is owed, negative is credit. Invoices in other currencies
 * don't affect it.
 */
export function balanceIn({ balance, currency: own, _balances: others }: Balances, currency: string): number {
  return own === null || own === currency ? balance : (others?.[currency] ?? 0);
}

/** The fields that store this balance. The API's `balance` is in the customer's own currency. */
export function balanceFields(customer: Customer, currency: string, balance: number): Partial<Customer> {
  if (customer.currency === null || customer.currency === currency) return { balance };
  return { _balances: { ...customer._balances, [currency]: balance } };
}

/** All nonzero balances by currency, as `invoice_credit_balance` shows them. */
export function balancesOf({ balance, currency, _balances: others }: Balances): Record<string, number> {
  const all = { ...others, ...(currency !== null && { [currency]: balance }) };
  return Object.fromEntries(Object.entries(all).filter(([, amount]) => amount !== 0));
}

/** Why a balance changed, as in `customer_balance_transaction.type`, and the objects behind it. */
export type BalanceReason = {
  type:
    | "adjustment"
    | "applied_to_invoice"
    | "credit_note"
    | "initial"
    | "invoice_too_small"
    | "unapplied_from_invoice";
  credit_note?: string;
  description?: string | null;
  invoice?: string;
  metadata?: Record<string, string>;
};

/**
 * Changes a customer's balance in a currency; a negative amount is credit. Creates and returns the
 * `customer_balance_transaction` for the change.
 */
export function adjustBalance(
  world: World,
  customer: Customer,
  { amount, currency }: { amount: number; currency: string },
  reason: BalanceReason,
): Stored {
  const balance = balanceIn(customer, currency) + amount;
  world.change<Customer>(customer, balanceFields(customer, currency, balance));
  return world.put(
    buildObject("customer_balance_transaction", {
      id: world.newId("cbtxn"),
      ...reason,
      amount,
      created: world.now(),
      currency,
      customer: customer.id,
      ending_balance: balance,
      livemode: world.livemode,
      metadata: reason.metadata ?? {},
    }),
  );
}
