import { randomUUID } from "node:crypto";
import { type CustomerOperationName, customerOperationNames } from "../../operations/operations";
import { isAllowedToCustomer } from "../../operations/permissions";
import type { Customer } from "../../stripe/customers/customers";
import type { TaxId } from "../../stripe/customers/tax-ids";
import type { PaymentMethod } from "../../stripe/methods/payment-methods";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { canEditEmail } from "../customer/billing-fields";
import { countryName, describeCountries } from "../customer/countries";
import type { Visit } from "../visit/visit";
import type { Speaker } from "../words/sentences";
import { describeCustomerCard } from "./view-card";
import type { BillingDetailsView } from "./view-customer-shape";
import { describeMethods } from "./view-methods";
import type { CustomerView } from "./view-shape";
import { describeTaxIds } from "./view-tax-ids";

type CustomerRead = {
  customer: Customer | null;
  subscriptions: Subscription[];
  /** Null if they weren't read. */
  taxIds: TaxId[] | null;
  methods: PaymentMethod[] | null;
};

type CustomerExtras = {
  pendingSetupId: string | null;
  planName: (subscription: Subscription) => string;
  /** Seconds. */
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
  // Data that can't be read can't be changed either.
  const unreadable: CustomerOperationName[] = [
    ...(taxIds ? [] : (["add_tax_id", "remove_tax_id"] as const)),
    ...(methods ? [] : (["set_default_payment_method", "remove_payment_method"] as const)),
  ];
  const actions = customerOperationNames.filter(
    (name) => isAllowedToCustomer(name, settings) && !unreadable.includes(name),
  );
  const hasEmail = canEditEmail(settings);
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
    // Personal data is sent to the page only if the customer can edit it there.
    billingDetails: actions.includes("billing_details") ? describeBilling(words, customer, hasEmail) : null,
    taxIds:
      taxIds && actions.includes("add_tax_id")
        ? describeTaxIds(words, taxIds, customer.billing.country)
        : null,
  };
}

/** The balance, which Stripe applies to the next invoices automatically. */
function describeBalance({ say, money }: Speaker, { balance }: Customer): string | null {
  if (!balance) return null;
  const amount = money(Math.abs(balance.amount), balance.currency);
  return say(balance.amount < 0 ? "balance.credit" : "balance.owed", { amount });
}

function describeBilling(words: Speaker, { billing }: Customer, hasEmail: boolean): BillingDetailsView {
  const { say, isolate, join } = words;
  const address = addressLines(words, billing).filter(Boolean).map(isolate);
  const entries = [
    { label: say("billing.name"), value: isolate(billing.name) },
    { label: say("billing.address"), value: join("item", address) },
    { label: say("billing.phone"), value: isolate(billing.phone) },
    { label: say("billing.email"), value: hasEmail ? isolate(billing.email) : "" },
  ];
  return {
    title: say("billing.title"),
    body: say("billing.body"),
    entries: entries.filter(({ value }) => value !== ""),
    emptyText: say("billing.empty"),
    values: { ...billing, email: hasEmail ? billing.email : "" },
    hasEmail,
    countries: describeCountries(words),
  };
}

// Countries that write "Chicago, IL 60601" and not, like most others, "10178 Berlin".
const codeAfterCity = new Set("AU BR CA GB IE IN JP KR NZ SG US ZA".split(" "));

/** Street, city and country, each on its own line. */
function addressLines(
  words: Speaker,
  { line1, line2, city, postalCode, state, country }: Customer["billing"],
) {
  const place = codeAfterCity.has(country)
    ? [city, [state, postalCode].filter(Boolean).join(" ")]
    : [[postalCode, city].filter(Boolean).join(" "), state];
  return [line1, line2, place.filter(Boolean).join(", "), countryName(country, words)];
}
