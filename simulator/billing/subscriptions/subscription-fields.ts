import { mergeMetadata } from "../../schema/metadata";
import { invalidRequest } from "../../wire/errors";
import type { World } from "../../world";
import { replaceDiscounts } from "../discounts/discounts";
import type { Subscription } from "../records";
import { readTaxRates } from "../taxes/tax-rates";
import { cancellationFields } from "./cancellation";
import type { CreateParams, UpdateParams } from "./subscription-params";

/** The fields that an update sets without billing anything. Discounts alone only affect later invoices. */
export function unbilledFields(
  world: World,
  subscription: Subscription,
  params: UpdateParams,
): Partial<Subscription> {
  const fields: Partial<Subscription> = {
    ...cancellationFields(world, subscription, params),
    ...sharedFields(world, subscription.customer, params, subscription),
  };
  const { metadata, discounts, pause_collection: pause } = params;
  if (metadata !== undefined) fields.metadata = mergeMetadata(subscription.metadata, metadata);
  if (discounts !== undefined) {
    const owner = {
      customer: subscription.customer,
      subscription: subscription.id,
      discounts: subscription.discounts,
      currency: subscription.currency,
    };
    fields.discounts = replaceDiscounts(world, discounts, owner);
  }
  if (pause !== undefined) {
    fields.pause_collection =
      pause === "" ? null : { behavior: pause.behavior, resumes_at: pause.resumes_at ?? null };
  }
  return fields;
}

type Before = Pick<Subscription, "collection_method" | "payment_settings" | "trial_settings">;

/** `days_until_due` is required if invoices are sent, and refused otherwise. The messages are Stripe's (observed). */
function checkDueDays(method: string, sent: string | undefined, days: number | undefined): void {
  if (sent === "send_invoice" && days === undefined) {
    throw invalidRequest(
      "If invoice collection method is 'send_invoice', you must specify 'days_until_due'.",
    );
  }
  if (method === "send_invoice" || days === undefined) return;
  throw invalidRequest(
    "You can only specify 'days_until_due' if invoice collection method is 'send_invoice'.",
  );
}

/** The fields that creation and updates have in common. */
export function sharedFields(
  world: World,
  customer: string,
  params: CreateParams | UpdateParams,
  before: Before,
) {
  const { collection_method, days_until_due, default_payment_method, description } = params;
  const fields: Partial<Subscription> = {};
  if (collection_method) fields.collection_method = collection_method;
  if (days_until_due !== undefined) fields.days_until_due = days_until_due;
  checkDueDays(collection_method ?? before.collection_method, collection_method, days_until_due);
  if (default_payment_method !== undefined) {
    fields.default_payment_method =
      default_payment_method && requireAttached(world, customer, default_payment_method);
    fields.default_payment_method ||= null;
  }
  if (description !== undefined) (fields as Record<string, unknown>).description = description || null;
  if (params.default_tax_rates !== undefined)
    fields.default_tax_rates = readTaxRates(world, params.default_tax_rates, "default_tax_rates");
  if (params.payment_settings)
    fields.payment_settings = { ...before.payment_settings, ...definedOnly(params.payment_settings) };
  if (params.trial_settings) {
    const end_behavior = {
      ...before.trial_settings.end_behavior,
      ...definedOnly(params.trial_settings.end_behavior),
    };
    fields.trial_settings = { end_behavior };
  }
  return fields;
}

const definedOnly = (values: object) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** A payment method must be attached to the subscription's customer. The error's text is from memory and unverified. */
export function requireAttached(
  world: World,
  customer: string,
  id: string,
  param = "default_payment_method",
): string {
  if (world.find("payment_method", id)?.customer === customer) return id;
  throw invalidRequest(
    `The customer does not have a payment method with the ID ${id}. The payment method must be attached to the customer.`,
    { code: "resource_missing", param },
  );
}
