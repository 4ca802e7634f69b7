import "server-only";
import { type Customer, retrieveCustomer } from "../../stripe/customers/customers";
import { listTaxIds, type TaxId } from "../../stripe/customers/tax-ids";
import { listPaymentMethods, type PaymentMethod } from "../../stripe/methods/payment-methods";
import type { Invoice } from "../../stripe/payments/invoices";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { listSubscriptions } from "../../stripe/subscriptions/subscriptions";
import { fallBackTo } from "../door/fall-back-to";
import type { Visit } from "../visit/visit";

/** `customer` is null if it was deleted after the visit started. */
export type CustomerData = {
  id: string;
  customer: Customer | null;
  subscriptions: Subscription[];
  taxIds: TaxId[] | null;
  /**
   * Every saved method, if customers may choose or remove them. Null if they may not, or if the key can't read them.
   */
  methods: PaymentMethod[] | null;
};

export async function readCustomer(visit: Visit, id: string): Promise<CustomerData> {
  const { stripe, settings } = visit;
  const [customer, subscriptions, taxIds, methods] = await Promise.all([
    foundOrRead(visit, id),
    listSubscriptions(stripe, id),
    // A key created before the setting was turned on may lack the permission.
    settings.taxIds ? listTaxIds(stripe, id).catch(fallBackTo<TaxId[] | null>(null)) : null,
    settings.choosePaymentMethod || settings.removePaymentMethods
      ? listPaymentMethods(stripe, id).catch(fallBackTo<PaymentMethod[] | null>(null))
      : null,
  ]);
  return { id, customer, subscriptions: customer ? subscriptions : [], taxIds, methods };
}

/**
 * True if the customer's discount was read completely. When Stripe lists customers, it can't expand more than the
 * coupon, so part of a discount by amount is missing.
 */
const isWhole = ({ discount }: Customer) => discount === null || discount.isComplete;

async function foundOrRead({ stripe, found }: Visit, id: string): Promise<Customer | null> {
  const known = found?.find((customer) => customer.id === id);
  return known && isWhole(known) ? known : retrieveCustomer(stripe, id);
}

/**
 * Returns a function that tells whether Stripe can charge a method for an invoice: the subscription's own method or the
 * customer's.
 */
export function methodCheckFor(customers: CustomerData[]): (invoice: Invoice) => boolean {
  return ({ customerId, subscriptionId, isAutomatic }) => {
    const of = customers.find(({ id }) => id === customerId);
    const own = of?.subscriptions.find(({ id }) => id === subscriptionId)?.hasOwnPaymentMethod;
    return isAutomatic && (own || of?.customer?.hasPaymentMethod || false);
  };
}
