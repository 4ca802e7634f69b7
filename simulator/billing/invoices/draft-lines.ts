import { invalidRequest } from "../../wire/errors";
import type { World } from "../../world";
import { reductionsOf } from "../discounts/discounts";
import { customerOf } from "../lookup";
import type { Invoice, InvoiceLine } from "../records";
import { withTaxes } from "../taxes/line-taxes";
import { readNewTaxRates, type SentTaxRates } from "../taxes/tax-rates";
import { amountsOf } from "./invoice-draft";
import { withDiscounts } from "./invoice-totals";

/**
 * Recalculates a draft's lines: first the discounts, because they are shared among all lines, then the taxes.
 */
export function recalculateLines(
  world: World,
  draft: Invoice,
  lines: readonly InvoiceLine[],
): Invoice["lines"] {
  const reductions = (ids: readonly string[]) =>
    reductionsOf(world, ids, draft.created as number, draft.currency);
  const discounted = withDiscounts(
    lines.map((line) => ({ ...line, invoice: draft.id })),
    reductions(draft.discounts),
    (line) => reductions(line.discounts),
  );
  const terms = { rates: draft.default_tax_rates, exempt: draft.customer_tax_exempt ?? "none" };
  const data = withTaxes(world, discounted, terms);
  return { ...draft.lines, data, total_count: data.length };
}

/**
 * Changes a draft's tax rates, which apply to lines without rates of their own. The error's text is from memory and
 * unverified.
 */
export function changeDraftTaxRates(world: World, draft: Invoice, sent: SentTaxRates): Partial<Invoice> {
  if (draft.status !== "draft") {
    const message = "Finalized invoices can't be updated in this way: `default_tax_rates`.";
    throw invalidRequest(message, { code: "invoice_not_editable", param: "default_tax_rates" });
  }
  const had = draft.default_tax_rates;
  const default_tax_rates = readNewTaxRates(world, sent, "default_tax_rates", had);
  const rated = { ...draft, default_tax_rates };
  const lines = recalculateLines(
    world,
    rated,
    draft.lines.data.map((line) => withoutInvoiceRates(line, had)),
  );
  const customer = customerOf(world, draft.customer);
  return { default_tax_rates, lines, ...amountsOf(lines.data, draft.discounts, customer, draft.currency) };
}

/**
 * Drops a subscription line's own rates if they equal the invoice's. A proration keeps the rates of the charge that it
 * credits.
 */
function withoutInvoiceRates(
  { _taxRates: own, ...line }: InvoiceLine,
  ofInvoice: readonly string[],
): InvoiceLine {
  const isProration = line.parent.subscription_item_details?.proration === true;
  const follows = own !== undefined && !isProration && own.join() === ofInvoice.join();
  return follows || own === undefined ? (line as InvoiceLine) : ({ ...line, _taxRates: own } as InvoiceLine);
}
