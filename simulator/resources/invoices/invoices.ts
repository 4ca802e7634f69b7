import { rehearse } from "../../billing/clock/rehearse";
import { changeDraftTaxRates } from "../../billing/invoices/draft-lines";
import { finalizeInvoice } from "../../billing/invoices/invoice-finalization";
import { payInvoice, type PayParams } from "../../billing/invoices/invoice-pay";
import { renderingOf, type SentRendering } from "../../billing/invoices/invoice-rendering";
import { markUncollectible, voidInvoice } from "../../billing/invoices/invoice-void";
import { createInvoice, type ManualInvoiceParams } from "../../billing/invoices/manual-invoice";
import { previewInvoice, type PreviewParams } from "../../billing/invoices/preview";
import { type Invoice, type InvoiceItem, subscriptionOf } from "../../billing/records";
import type { SentTaxRates } from "../../billing/taxes/tax-rates";
import type { Call, Matches, Resource } from "../../call";
import { listMatching } from "../../list-matching";
import { requireObject } from "../../require-object";
import { mergeMetadata } from "../../schema/metadata";
import { type ReadField, search } from "../../search/search";
import { invalidRequest } from "../../wire/errors";
import { refuseUnsupported } from "../../wire/not-imitated";
import type { Stored } from "../../world";
import { withInlinePrices } from "../catalogue/inline-prices";
import { sentFields } from "../sent-fields";

const requireInvoice = ({ world, path }: Call): Invoice =>
  requireObject(world, "invoice", path.invoice ?? "");

function list({ world, params }: Call): Matches {
  const { subscription } = params as { subscription?: string };
  const matches = listMatching<Invoice>(world, "invoice", params, ["subscription"]);
  return { matches: subscription ? matches.filter((one) => subscriptionOf(one) === subscription) : matches };
}

function finalize(call: Call): Invoice {
  const invoice = finalizeInvoice(call.world, requireInvoice(call));
  const { auto_advance } = call.params as { auto_advance?: boolean };
  return auto_advance === undefined ? invoice : call.world.change<Invoice>(invoice, { auto_advance });
}

/**
 * The error's wording was observed for voiding a draft or a paid invoice. For marking an invoice uncollectible, it is
 * unverified.
 */
function refuseUnlessOpen(invoice: Invoice, states: Invoice["status"][]): Invoice {
  if (states.includes(invoice.status)) return invoice;
  throw invalidRequest("You can only pass in open invoices. This invoice isn't open.");
}

/** The error's wording is from memory and unverified. */
function refuseUnlessDraft(invoice: Invoice): Invoice {
  if (invoice.status === "draft") return invoice;
  throw invalidRequest(`You can only delete an invoice that is draft. This one is ${invoice.status}.`);
}

const updatableFields = [
  "auto_advance",
  "custom_fields",
  "default_payment_method",
  "description",
  "footer",
  "statement_descriptor",
];
const updatesNotImitated = [
  "account_tax_ids",
  "application_fee_amount",
  "automatic_tax",
  "automatically_finalizes_at",
  "collection_method",
  "days_until_due",
  "default_source",
  "discounts",
  "due_date",
  "effective_at",
  "issuer",
  "number",
  "on_behalf_of",
  "payment_settings",
  "shipping_cost",
  "shipping_details",
  "transfer_data",
];

function update(call: Call): Invoice {
  const invoice = requireInvoice(call);
  refuseUnsupported(call.params, updatesNotImitated);
  const { default_tax_rates: rates, rendering } = call.params as {
    default_tax_rates?: SentTaxRates;
    rendering?: SentRendering;
  };
  return call.world.change<Invoice>(invoice, {
    ...sentFields(call.params, updatableFields),
    ...(rendering !== undefined && { rendering: renderingOf(invoice.rendering, rendering) }),
    ...(rates !== undefined && changeDraftTaxRates(call.world, invoice, rates)),
    metadata: mergeMetadata(invoice.metadata, call.params.metadata),
  });
}

/** Deletes a draft. Its invoice items become pending again. */
function remove(call: Call): Stored {
  const draft = refuseUnlessDraft(requireInvoice(call));
  for (const item of call.world.all<InvoiceItem>("invoiceitem")) {
    if (item.invoice === draft.id) call.world.change<InvoiceItem>(item, { invoice: null });
  }
  call.world.remove(draft);
  return { id: draft.id, object: "invoice", deleted: true };
}

const searchableFields = [
  "created",
  "currency",
  "customer",
  "metadata",
  "number",
  "receipt_number",
  "status",
  "subscription",
];

/** Reads a searchable field of an invoice. The subscription is stored under another name. */
const readSearchField: ReadField = (invoice, field) =>
  field === "subscription" ? subscriptionOf(invoice as Invoice) : invoice[field];

/**
 * Stated in Stripe's package: an invoice may be sent at any time, and in test mode this only causes an event. Which
 * invoices can be sent, and the errors' wordings, are from memory and unverified.
 */
function send(call: Call): Invoice {
  const invoice = requireInvoice(call);
  if (invoice.collection_method !== "send_invoice")
    throw invalidRequest(
      "You can only manually send an invoice if its collection method is set to 'send_invoice'.",
    );
  if (invoice.status === "void" || invoice.status === "uncollectible")
    throw invalidRequest(`You cannot send an invoice that is ${invoice.status}.`);
  if (!invoice.customer_email)
    throw invalidRequest(
      "Missing email. In order to send the invoice, the customer must have a valid email.",
    );
  const sent = invoice.status === "draft" ? finalizeInvoice(call.world, invoice) : invoice;
  return call.world.change<Invoice>(sent, { _timesSent: Number(invoice._timesSent ?? 0) + 1 });
}

export const invoices: Resource = {
  "GET /v1/invoices": list,
  "POST /v1/invoices": ({ world, params }) => createInvoice(world, params as ManualInvoiceParams),
  "POST /v1/invoices/create_preview": ({ world, params }) =>
    // A preview is rolled back, along with its inline prices.
    rehearse(world, () =>
      withInlinePrices(world, params, (priced) => previewInvoice(world, priced as PreviewParams)),
    ),
  "GET /v1/invoices/search": (call: Call) =>
    search(call, "invoice", [...searchableFields, "total"], readSearchField),
  "GET /v1/invoices/{invoice}": requireInvoice,
  "POST /v1/invoices/{invoice}": update,
  "DELETE /v1/invoices/{invoice}": remove,
  "GET /v1/invoices/{invoice}/lines": (call) => ({ matches: requireInvoice(call).lines.data }),
  "POST /v1/invoices/{invoice}/finalize": finalize,
  "POST /v1/invoices/{invoice}/send": send,
  "POST /v1/invoices/{invoice}/pay": (call) =>
    payInvoice(call.world, requireInvoice(call), call.params as PayParams),
  "POST /v1/invoices/{invoice}/void": (call) =>
    voidInvoice(call.world, refuseUnlessOpen(requireInvoice(call), ["open", "uncollectible"])),
  "POST /v1/invoices/{invoice}/mark_uncollectible": (call) =>
    markUncollectible(call.world, refuseUnlessOpen(requireInvoice(call), ["open"]), "user_forgiven"),
};
