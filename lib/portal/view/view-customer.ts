import { randomUUID } from "node:crypto";
import { customerOperationNames } from "../../operations/operations";
import { isAllowedToCustomer } from "../../operations/permissions";
import type { Customer } from "../../stripe/customers/customers";
import type { TaxId } from "../../stripe/customers/tax-ids";
import type { PaymentMethod } from "../../stripe/methods/payment-methods";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import type { Visit } from "../visit/visit";
import type { Speaker } from "../words/sentences";
import { describeForms, impossibleOperations } from "./customer-forms";
import { describeCustomerCard } from "./view-card";
import { describeMethods } from "./view-methods";
import type { CustomerView } from "./view-shape";

type CustomerRead = {
  customer: Customer | null;
  subscriptions: Subscription[];
  /** Null if the tax IDs weren't read. */
  taxIds: TaxId[] | null;
  methods: PaymentMethod[] | null;
};

type CustomerExtras = {
  pendingSetupId: string | null;
  planName: (subscription: Subscription) => string;
  /** The current time in seconds. */
  now: number;
};

/** Describes everything that concerns the customer as a whole; null if there is no customer. */
export function describeCustomer(
  words: Speaker,
  { settings }: Pick<Visit, "settings">,
  { customer, subscriptions, taxIds, methods }: CustomerRead,
  { pendingSetupId, planName, now }: CustomerExtras,
): CustomerView | null {
  if (!customer) return null;
  const impossible = impossibleOperations({ customer, taxIds, methods });
  const actions = customerOperationNames.filter(
    (name) => isAllowedToCustomer(name, settings) && !impossible.includes(name),
  );
  return {
    id: customer.id,
    intentId: randomUUID(),
    actions,
    card: describeCustomerCard(words, {
      method: customer.paymentMethod,
      hasMethod: customer.hasPaymentMethod,
      isListed: methods !== null && methods.length > 0,
      subscriptions,
      canUpdate: actions.includes("update_card"),
      pendingSetupId,
    }),
    methods: describeMethods(words, {
      customer,
      subscriptions,
      methods: methods ?? [],
      actions,
      planName,
      now,
    }),
    balance: describeBalance(words, customer),
    ...describeForms(words, { customer, taxIds, settings, actions }),
  };
}

/** The balance, which Stripe applies to the next invoices automatically. */
function describeBalance({ say, money }: Speaker, { balance }: Customer): string | null {
  if (!balance) return null;
  const amount = money(Math.abs(balance.amount), balance.currency);
  return say(balance.amount < 0 ? "balance.credit" : "balance.owed", { amount });
}
