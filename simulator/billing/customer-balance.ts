import type { Customer } from "./records";

type Balances = Pick<Customer, "balance" | "currency" | "_balances">;

/** What a customer owes (above zero) or has as credit (below) in a currency. Invoices of other currencies leave it alone. */
export function balanceIn({ balance, currency: own, _balances: others }: Balances, currency: string): number {
  return own === null || own === currency ? balance : (others?.[currency] ?? 0);
}

/** The fields that keep such a balance: the one the API shows as `balance` is in the customer's own currency. */
export function balanceFields(customer: Customer, currency: string, balance: number): Partial<Customer> {
  if (customer.currency === null || customer.currency === currency) return { balance };
  return { _balances: { ...customer._balances, [currency]: balance } };
}

/** All balances that are not zero, by currency, as `invoice_credit_balance` tells them. */
export function balancesOf({ balance, currency, _balances: others }: Balances): Record<string, number> {
  const all = { ...others, ...(currency !== null && { [currency]: balance }) };
  return Object.fromEntries(Object.entries(all).filter(([, amount]) => amount !== 0));
}
