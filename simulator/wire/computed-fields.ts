import { balancesOf } from "../billing/customers/customer-balance";
import type { Price } from "../billing/prices/price-records";
import type { Customer } from "../billing/records";
import { buildPart } from "../schema/build-object";
import type { Stored, World } from "../world";

type ComputeField = (world: World, object: Stored) => unknown;

const newestFirst = (objects: Stored[]): Stored[] => objects.reverse();
const list = (data: unknown[], url: string) => ({ object: "list", data, has_more: false, url });

const belongingTo = (world: World, type: string, field: string, id: string): Stored[] =>
  newestFirst(world.all(type).filter((object) => object[field] === id));

/** The client secret that a browser needs to confirm an invoice's payment. */
const confirmationSecret: ComputeField = (world, invoice) => {
  const payments = belongingTo(world, "invoice_payment", "invoice", invoice.id);
  const payment = (payments.find(({ is_default }) => is_default) ?? payments[0])?.payment as
    { payment_intent?: string } | undefined;
  const intent = payment?.payment_intent && world.find("payment_intent", payment.payment_intent);
  return intent ? { client_secret: intent.client_secret, type: "payment_intent" } : null;
};

/** The price's own currency is one of its options. */
function currencyOptions(price: Price): Record<string, unknown> {
  const { currency, custom_unit_amount, tax_behavior, tiers, unit_amount, unit_amount_decimal } = price;
  const own = { custom_unit_amount, tax_behavior, tiers, unit_amount, unit_amount_decimal };
  return { [currency]: own, ...price._currencyOptions };
}

/**
 * Fields that Stripe computes only when a request expands them, by object and field. A stored value takes
 * precedence.
 */
export const computedFields: Record<string, Record<string, ComputeField>> = {
  invoice: {
    payments: (world, { id }) =>
      list(belongingTo(world, "invoice_payment", "invoice", id), "/v1/invoices/payments"),
    confirmation_secret: confirmationSecret,
  },
  charge: {
    refunds: (world, { id }) => {
      const all = belongingTo(world, "refund", "charge", id);
      const shown = list(all.slice(0, 10), `/v1/charges/${id}/refunds`);
      return { ...shown, has_more: all.length > 10, total_count: all.length };
    },
  },
  customer: {
    invoice_credit_balance: (_, customer) => balancesOf(customer as Customer),
    sources: (_, { id }) => list([], `/v1/customers/${id}/sources`),
    subscriptions: (world, { id }) =>
      list(
        belongingTo(world, "subscription", "customer", id).filter(({ status }) => status !== "canceled"),
        `/v1/customers/${id}/subscriptions`,
      ),
    tax: () => buildPart("Customer.Tax", { automatic_tax: "unrecognized_location", provider: "stripe" }),
    tax_ids: (world, { id }) =>
      list(belongingTo(world, "tax_id", "customer", id), `/v1/customers/${id}/tax_ids`),
  },
  price: {
    currency_options: (_, price) => currencyOptions(price as Price),
  },
};
