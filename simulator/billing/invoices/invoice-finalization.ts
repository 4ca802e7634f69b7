import { invalidRequest } from "../../wire/errors";
import type { World } from "../../world";
import { adjustBalance } from "../customers/customer-balance";
import { dropSpentCustomerDiscount } from "../discounts/customer-discount";
import { filterDiscounts } from "../discounts/discount-end";
import { withoutSpent } from "../discounts/discounts";
import { customerOf, subscriptionById } from "../lookup";
import { openInvoicePayment } from "../payments/payment-intent";
import { type Customer, type Invoice, subscriptionOf } from "../records";
import { withLateUsage } from "../usage/late-usage";
import { amountsOf } from "./invoice-draft";
import { recordPaid } from "./invoice-outcome";
import { finalRendering } from "./invoice-rendering";
import { settleBalance } from "./invoice-totals";

/**
 * Finalizes a draft: assigns its number and URLs, applies the customer's balance and requests payment of the rest. An
 * invoice with nothing due is paid immediately.
 */
export function finalizeInvoice(world: World, waiting: Invoice): Invoice {
  if (waiting.status !== "draft") {
    throw invalidRequest("This invoice is already finalized, you can't re-finalize a non-draft invoice.");
  }
  const draft = withLateUsage(world, waiting);
  const customer = customerOf(world, draft.customer);
  const amounts = amountsOf(draft.lines.data, draft.discounts, customer, draft.currency);
  const { balance } = settleBalance(amounts.total, amounts.starting_balance, draft.currency);
  const sequence = customer.next_invoice_sequence;
  const numbered = world.change<Customer>(customer, { next_invoice_sequence: sequence + 1 });
  applyBalance(world, numbered, { ...draft, ...amounts }, balance);
  const page = `${world.baseUrl}/_hosted/invoice/${draft.id}`;
  const open = world.change<Invoice>(draft, {
    ...amounts,
    automatically_finalizes_at: null,
    effective_at: world.now(),
    ending_balance: balance,
    hosted_invoice_url: page,
    invoice_pdf: `${page}/pdf`,
    number: `${customer.invoice_prefix}-${String(sequence).padStart(4, "0")}`,
    rendering: finalRendering(draft),
    status: "open",
    status_transitions: { ...draft.status_transitions, finalized_at: world.now() },
  });
  dropSpentDiscounts(world, open);
  if (open.amount_due === 0) return recordPaid(world, world.change<Invoice>(open, { attempted: true }));
  openInvoicePayment(world, open);
  return open;
}

/** Replaces the balance before the invoice with the balance after it. */
function applyBalance(world: World, customer: Customer, invoice: Invoice, balance: number): void {
  const { currency, id, starting_balance: before } = invoice;
  const amount = balance - before;
  // Only an amount too small to charge leaves a debt.
  const type = balance > 0 ? "invoice_too_small" : "applied_to_invoice";
  if (amount !== 0) adjustBalance(world, customer, { amount, currency }, { type, invoice: id });
}

/**
 * Removes from the customer and the subscription the discounts that this invoice used up, such as those for one
 * invoice. Observed: a trial's zero invoice doesn't use them up.
 */
function dropSpentDiscounts(world: World, invoice: Invoice): void {
  if (invoice.lines.data.every(({ amount }) => amount === 0)) return;
  dropSpentCustomerDiscount(world, invoice.customer, invoice.discounts);
  const id = subscriptionOf(invoice);
  const served = new Set([...invoice.discounts, ...invoice.lines.data.flatMap((line) => line.discounts)]);
  if (id === null || served.size === 0) return;
  const subscription = subscriptionById(world, id);
  const staying = (ids: string[]) => {
    const left = withoutSpent(world, ids, world.now());
    return ids.filter((discount) => left.includes(discount) || !served.has(discount));
  };
  filterDiscounts(world, subscription, staying);
}
