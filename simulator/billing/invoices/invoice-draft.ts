import { buildObject, buildPart } from "../../schema/build-object";
import type { World } from "../../world";
import type { Period } from "../clock/periods";
import { balanceIn } from "../customers/customer-balance";
import { effectiveDiscounts } from "../discounts/customer-discount";
import { discountsInForce, reductionsOf } from "../discounts/discounts";
import { customerOf } from "../lookup";
import type { Customer, Invoice, InvoiceItem, InvoiceLine, InvoiceReason, Subscription } from "../records";
import { withTaxes } from "../taxes/line-taxes";
import { lineOfInvoiceItem } from "./invoice-lines";
import { settleBalance, totalsOf, withDiscounts } from "./invoice-totals";

export type InvoiceDraftParams = {
  customer: string;
  currency: string;
  subscription: Subscription | null;
  reason: InvoiceReason;
  /** Pending invoice items. Their lines come first, as recorded. */
  pending?: readonly InvoiceItem[];
  lines?: readonly InvoiceLine[];
  discounts: readonly string[];
  /** Whether the customer's discount applies if there are no others. True by default for a subscription. */
  inherits?: boolean;
  /** The rates of lines without rates of their own. By default the subscription's. */
  taxRates?: string[] | undefined;
  period: Period;
  /** The invoice's date, which decides which discounts apply. Now, unless a later invoice is previewed. */
  at?: number;
  fields?: Partial<Invoice>;
};

const ratesOf = ({ subscription, taxRates }: InvoiceDraftParams) =>
  taxRates ?? subscription?.default_tax_rates ?? [];

/** Creates a draft invoice. From then on, the pending items on it belong to this invoice. */
export function draftInvoice(world: World, params: InvoiceDraftParams): Invoice {
  const id = world.newId("in");
  const { at = world.now() } = params;
  const { inherits = params.subscription !== null } = params;
  const counted = inherits ? effectiveDiscounts(world, params.customer, params.discounts) : params.discounts;
  const discounts = discountsInForce(world, counted, at).map((discount) => discount.id);
  const listed = [
    ...(params.pending ?? []).map((item) => lineOfInvoiceItem(world, item)),
    ...(params.lines ?? []),
  ];
  const reductions = (ids: readonly string[]) => reductionsOf(world, ids, at, params.currency);
  const customer = customerOf(world, params.customer);
  const discounted = withDiscounts(
    listed.map((line) => ({ ...line, invoice: id })),
    reductions(discounts),
    (line) => reductions(line.discounts),
  );
  const lines = withTaxes(world, discounted, {
    rates: ratesOf(params),
    exempt: customer.tax_exempt ?? "none",
  });
  for (const item of params.pending ?? []) world.change(item, { invoice: id });
  if (!customer.currency) world.change(customer, { currency: params.currency });
  return world.put(
    buildObject<Invoice>("invoice", {
      id,
      ...fixedFields(world, params, customer, at),
      discounts,
      lines: {
        object: "list",
        data: lines,
        has_more: false,
        total_count: lines.length,
        url: `/v1/invoices/${id}/lines`,
      },
      ...amountsOf(lines, discounts, customer, params.currency),
      ...params.fields,
    }),
  );
}

/** An invoice's amounts, given the customer's current balance. */
export function amountsOf(
  lines: readonly InvoiceLine[],
  discounts: readonly string[],
  customer: Customer,
  currency: string,
) {
  const totals = totalsOf(lines, discounts);
  const balance = balanceIn(customer, currency);
  const { due } = settleBalance(totals.total, balance, currency);
  return {
    ...totals,
    starting_balance: balance,
    amount_due: due,
    amount_paid: 0,
    amount_remaining: due,
  };
}

/** The account's name, which a scenario may set. */
function merchantName(world: World): string {
  const profile = world.all("account")[0]?.business_profile as { name?: string } | undefined;
  return profile?.name ?? "Simulated merchant";
}

function fixedFields(world: World, params: InvoiceDraftParams, customer: Customer, at: number) {
  const { subscription } = params;
  return {
    account_country: "US",
    account_name: merchantName(world),
    amount_overpaid: 0,
    amount_shipping: 0,
    attempt_count: 0,
    attempted: false,
    auto_advance: subscription !== null,
    billing_reason: params.reason,
    collection_method: subscription?.collection_method ?? "charge_automatically",
    created: at,
    currency: params.currency,
    customer: customer.id,
    customer_address: customer.address ?? null,
    customer_email: customer.email,
    customer_name: customer.name,
    customer_phone: customer.phone ?? null,
    customer_shipping: customer.shipping ?? null,
    customer_tax_exempt: customer.tax_exempt ?? "none",
    customer_tax_ids: [],
    custom_fields: customer.invoice_settings.custom_fields ?? null,
    default_tax_rates: ratesOf(params),
    due_date: dueDate(at, subscription),
    ending_balance: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    issuer: { type: "self" },
    livemode: world.livemode,
    metadata: {},
    number: null,
    parent: subscription && parentOf(subscription),
    payment_settings: buildPart("Invoice.PaymentSettings"),
    period_start: params.period.start,
    period_end: params.period.end,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    status: "draft",
    status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
    webhooks_delivered_at: at,
  };
}

function parentOf({ id, metadata }: Subscription) {
  return {
    type: "subscription_details",
    quote_details: null,
    subscription_details: { metadata, subscription: id },
  };
}

function dueDate(at: number, subscription: Subscription | null): number | null {
  if (subscription?.collection_method !== "send_invoice") return null;
  return at + (subscription.days_until_due ?? 0) * 86_400;
}
