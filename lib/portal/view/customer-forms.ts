import type { PortalSection } from "../../embed/api";
import type { CustomerOperationName } from "../../operations/operations";
import type { PortalSettings } from "../../settings/schema";
import type { Customer } from "../../stripe/customers/customers";
import { purchaseOrderOf, withPurchaseOrder } from "../../stripe/customers/invoice-fields";
import type { TaxId } from "../../stripe/customers/tax-ids";
import type { PaymentMethod } from "../../stripe/methods/payment-methods";
import { canEditEmail } from "../customer/billing-fields";
import { countryName, describeCountries } from "../customer/countries";
import type { Speaker } from "../words/sentences";
import type { BillingDetailsView } from "./view-customer-shape";
import { describeTaxIds } from "./view-tax-ids";

type CustomerRead = {
  customer: Customer;
  /** Null if the tax IDs weren't read. */
  taxIds: TaxId[] | null;
  methods: PaymentMethod[] | null;
};

type Permitted = { settings: PortalSettings; actions: CustomerOperationName[] };

/** The operations that this customer can't do. Data that can't be read can't be changed either. */
export function impossibleOperations({ customer, taxIds, methods }: CustomerRead): CustomerOperationName[] {
  return [
    ...(withPurchaseOrder(customer.invoiceFields, "any") ? [] : (["purchase_order"] as const)),
    ...(taxIds ? [] : (["add_tax_id", "remove_tax_id"] as const)),
    ...(methods ? [] : (["set_default_payment_method", "remove_payment_method"] as const)),
  ];
}

type FormsOf = Partial<Record<PortalSection, (object | null)[]>>;

/** The forms in the view, by the name of their field. A form is null if the customer may not edit its data here. */
export type CustomerForms = ReturnType<typeof describeForms>;

/** Personal data is sent to the page only if the customer can edit it there. */
export function describeForms(
  words: Speaker,
  { customer, taxIds, settings, actions }: Omit<CustomerRead, "methods"> & Permitted,
) {
  const { billing } = customer;
  const may = (name: CustomerOperationName) => actions.includes(name);
  const billingDetails = may("billing_details")
    ? describeBilling(words, customer, canEditEmail(settings))
    : null;
  const taxIdForms = taxIds && may("add_tax_id") ? describeTaxIds(words, taxIds, billing.country) : null;
  const purchaseOrder = may("purchase_order") ? describePurchaseOrder(words, customer) : null;
  const sections = {
    billing_details: [billingDetails, purchaseOrder],
    tax_ids: [taxIdForms],
  } satisfies FormsOf;
  return {
    billingDetails,
    purchaseOrder,
    taxIds: taxIdForms,
    /** The sections that have a form. */
    formSections: (Object.keys(sections) as (keyof typeof sections)[]).filter((name) =>
      sections[name].some(Boolean),
    ),
  };
}

function describePurchaseOrder({ say }: Speaker, { invoiceFields }: Customer) {
  return {
    title: say("purchase.title"),
    body: say("purchase.body"),
    label: say("purchase.edit"),
    emptyText: say("purchase.empty"),
    number: purchaseOrderOf(invoiceFields),
  };
}

function describeBilling(words: Speaker, { billing }: Customer, hasEmail: boolean): BillingDetailsView {
  const { say, isolate, join } = words;
  const address = addressLines(words, billing).filter(Boolean).map(isolate);
  const entries = [
    { label: say("billing.name"), value: isolate(billing.name) },
    { label: say("billing.address"), value: join("item", address) },
    { label: say("billing.phone"), value: isolate(billing.phone) },
    {
      label: say("billing.email"),
      value: hasEmail ? isolate(billing.email) : "",
    },
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

// Countries that write the postal code after the city ("Chicago, IL 60601"). Others write it first ("10178 Berlin").
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
