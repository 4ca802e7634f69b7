import type { Invoice } from "../billing/records";
import { formatAmount } from "../money";
import type { World } from "../world";
import { formatDate } from "./dates";

export type InvoiceSummary = {
  merchant: string;
  customer: string;
  number: string;
  status: string;
  date: string;
  lines: { description: string; period: string; amount: string }[];
  /** Subtotal, discounts, taxes, total, applied balance or credit, and amount due. */
  sums: { label: string; amount: string }[];
  due: string;
};

/** The merchant's and the customer's names. */
export function partiesOf(world: World, customerId: string | null): { merchant: string; customer: string } {
  const [account] = world.all("account");
  const profile = account?.business_profile as { name?: string } | undefined;
  const customer = world.find("customer", customerId ?? "");
  return {
    merchant: profile?.name ?? world.name,
    customer: String(customer?.name ?? customer?.email ?? customerId),
  };
}

/** Describes an invoice in text, for both the page and the PDF. */
export function summarize(world: World, invoice: Invoice): InvoiceSummary {
  const money = (amount: number) => formatAmount(amount, invoice.currency);
  const credited = invoice.pre_payment_credit_notes_amount;
  const discounts = (invoice.total_discount_amounts ?? []) as { amount: number }[];
  const fromBalance = invoice.amount_due + credited - invoice.total;
  const sums = [{ label: "Subtotal", amount: money(invoice.subtotal) }];
  for (const { amount } of discounts) sums.push({ label: "Discount", amount: money(-amount) });
  for (const { amount, tax_behavior: behavior } of invoice.total_taxes)
    sums.push({ label: behavior === "inclusive" ? "Tax included" : "Tax", amount: money(amount) });
  sums.push({ label: "Total", amount: money(invoice.total) });
  if (fromBalance !== 0) sums.push({ label: "Applied balance", amount: money(fromBalance) });
  if (credited !== 0) sums.push({ label: "Credited", amount: money(-credited) });
  sums.push({ label: "Amount due", amount: money(invoice.amount_due) });
  if (invoice.amount_paid !== 0) sums.push({ label: "Amount paid", amount: money(invoice.amount_paid) });
  const later = invoice.post_payment_credit_notes_amount;
  if (later !== 0) sums.push({ label: "Credited after payment", amount: money(-later) });
  return {
    ...partiesOf(world, invoice.customer),
    number: invoice.number ?? "Draft",
    status: invoice.status,
    date: formatDate(invoice.status_transitions.finalized_at ?? invoice.created),
    lines: invoice.lines.data.map(({ description, period, amount }) => ({
      description: description ?? "",
      period: `${formatDate(period.start)} – ${formatDate(period.end)}`,
      amount: money(amount),
    })),
    sums,
    due: money(invoice.amount_remaining),
  };
}
