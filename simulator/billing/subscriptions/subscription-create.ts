import { isDeleted } from "../../require-object";
import { buildObject, buildPart } from "../../schema/build-object";
import { mergeMetadata } from "../../schema/metadata";
import { invalidRequest } from "../../wire/errors";
import { noSuch } from "../../wire/no-such";
import type { World } from "../../world";
import { adoptCurrency } from "../customers/customer-currency";
import { enforceSubscriptionLimit } from "../customers/customer-limit";
import { replaceDiscounts, type ResolveDiscounts } from "../discounts/discounts";
import { itemDiscounts } from "../discounts/item-discounts";
import { startScheduledDiscounts } from "../discounts/scheduled-discounts";
import { addInvoiceItems } from "../invoices/add-invoice-items";
import { collectInvoice } from "../invoices/invoice-collection";
import { finalizeInvoice } from "../invoices/invoice-finalization";
import { findPriceIn, subscriptionById } from "../lookup";
import { paymentMethodFor } from "../payments/payment-choice";
import { noPaymentMethod, paymentRefusal } from "../payments/payment-refusal";
import { priceInAdvance } from "../prices/price-amount";
import { roundAmount } from "../prices/rounding";
import type { Customer, Invoice, Subscription } from "../records";
import { refuseArchivedRates } from "../taxes/tax-rates";
import { cancellationFields } from "./cancellation";
import { draftFirstInvoice } from "./first-invoice";
import { firstPeriod, startOfBilling } from "./first-period";
import { newItemTargets } from "./item-targets";
import { sharedFields } from "./subscription-fields";
import { itemsFields, newSubscriptionItem } from "./subscription-item";
import { type CreateParams, refuseUnsupported } from "./subscription-params";
import { announcementFields } from "./trial";

export type DraftedSubscription = { subscription: Subscription; invoice: Invoice | null };

const emptyDetails = { comment: null, feedback: null, feedback_option: null, reason: null };

/** Creates a subscription, bills its first period and, if requested, collects the payment. */
export function createSubscription(world: World, params: CreateParams): Subscription {
  refuseUnsupported(params);
  refuseArchivedRates(world, params);
  if (params.payment_behavior === "pending_if_incomplete") {
    throw invalidRequest(
      "Setting `payment_behavior` to `pending_if_incomplete` has no effect when creating a subscription.",
      {
        param: "payment_behavior",
      },
    );
  }
  if (params.customer) enforceSubscriptionLimit(world, params.customer);
  const { subscription, invoice } = draftSubscription(world, params);
  if (!invoice) return world.change<Subscription>(subscription, { status: "active" });
  if (subscription.collection_method === "send_invoice")
    return sendFirstInvoice(world, subscription, invoice);
  const behavior = params.payment_behavior ?? "allow_incomplete";
  const customer = world.find<Customer>("customer", subscription.customer)!;
  const means = paymentMethodFor(world, customer, subscription);
  if (invoice.amount_due > 0 && behavior !== "default_incomplete" && !means) throw noPaymentMethod();
  const final = finalizeInvoice(world, invoice);
  if (final.status === "open" && behavior !== "default_incomplete") {
    const outcome = collectInvoice(world, final, { offSession: params.off_session ?? false });
    const isRefused = outcome.status !== "succeeded" && outcome.status !== "processing";
    if (behavior === "error_if_incomplete" && isRefused) {
      throw paymentRefusal(world, final, outcome, {
        actionCode: "subscription_payment_intent_requires_action",
        keepsChanges: false,
      });
    }
  }
  return subscriptionById(world, subscription.id);
}

/**
 * Creates a schedule's subscription. Documented: it is active immediately, while its first invoice waits as a draft.
 */
export function createScheduledSubscription(world: World, params: CreateParams): Subscription {
  const { subscription, invoice } = draftSubscription(world, params, startScheduledDiscounts);
  if (!invoice) return sendFirstInvoice(world, subscription, null);
  const due = { next_payment_attempt: world.now() + 3600 };
  return sendFirstInvoice(world, subscription, world.change<Invoice>(invoice, due));
}

/** The first half of a creation: the subscription, not active yet, and its draft invoice. A preview stops here. */
export function draftSubscription(
  world: World,
  params: CreateParams,
  give: ResolveDiscounts = replaceDiscounts,
): DraftedSubscription {
  if (!params.customer)
    throw invalidRequest("Missing required param: customer.", {
      code: "parameter_missing",
      param: "customer",
    });
  const customer = world.find<Customer>("customer", params.customer);
  // Observed: an unknown customer gives the same error here as in a path.
  if (!customer || isDeleted(customer)) throw noSuch("customer", params.customer, "customer", 404);
  const mode = params.billing_mode?.type ?? "flexible";
  const asked = params.currency?.toLowerCase();
  const targets = newItemTargets(world, params.items, { mode, currency: asked });
  const currency = asked ?? targets[0]!.after!.price.currency;
  adoptCurrency(world, customer, currency, asked !== undefined);
  const id = world.newId("sub");
  const start = startOfBilling(world, params, targets);
  const owner = { id, customer: customer.id, currency };
  const items = targets.map(({ after }) => {
    const discounts = itemDiscounts(world, owner, null, after!, give);
    return newSubscriptionItem(
      world,
      { ...after!, discounts, subscription: id },
      firstPeriod(world, start, after!.price),
    );
  });
  const subscription = world.put(
    buildObject<Subscription>("subscription", {
      id,
      automatic_tax: buildPart("Subscription.AutomaticTax"),
      billing_cycle_anchor: start.anchor,
      billing_mode: billingMode(world, params),
      cancellation_details: emptyDetails,
      collection_method: "charge_automatically",
      created: world.now(),
      currency,
      customer: customer.id,
      default_tax_rates: [],
      discounts: [],
      invoice_settings: { ...buildPart("Subscription.InvoiceSettings", { issuer: { type: "self" } }) },
      livemode: world.livemode,
      metadata: mergeMetadata({}, params.metadata),
      payment_settings: buildPart("Subscription.PaymentSettings", { save_default_payment_method: "off" }),
      start_date: start.from ?? world.now(),
      ...trialFrom(world, start.trialEnd),
      trial_settings: {
        end_behavior: { billing_cycle_anchor: null, missing_payment_method: "create_invoice" },
      },
      ...itemsFields(id, items),
      _pending: null,
    }),
  );
  const described = world.change(subscription, settingsFields(world, subscription, params, give));
  addInvoiceItems(world, described, params.add_invoice_items);
  return draftFirstInvoice(world, described, start, params);
}

/** The status and trial fields of a new subscription. */
const trialFrom = (world: World, until: number | null): Partial<Subscription> =>
  until === null
    ? { status: "incomplete", trial_end: null, trial_start: null }
    : {
        status: "trialing",
        trial_end: until,
        trial_start: world.now(),
        ...announcementFields(until, world.now()),
      };

function settingsFields(
  world: World,
  subscription: Subscription,
  params: CreateParams,
  give: ResolveDiscounts,
): Partial<Subscription> {
  const { customer, currency, id } = subscription;
  const owner = { customer, currency, subscription: id, discounts: [] };
  const amount = amountOfPeriod(world, subscription);
  return {
    ...sharedFields(world, subscription.customer, params, subscription),
    ...cancellationFields(world, subscription, {
      cancel_at: params.cancel_at,
      cancel_at_period_end: params.cancel_at_period_end,
    }),
    discounts: give(world, params.discounts, owner, { amount }),
  };
}

/** The price of the subscription's items for a whole period, before discounts. */
function amountOfPeriod(world: World, { currency, items }: Subscription): number {
  const amounts = items.data.map(({ price, quantity }) =>
    roundAmount(priceInAdvance(findPriceIn(world, price, currency), quantity)),
  );
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

/** Flexible billing is the default since 2025-09-30.clover. */
function billingMode(world: World, { billing_mode: sent }: CreateParams): Subscription["billing_mode"] {
  const type = sent?.type ?? "flexible";
  const proration_discounts = sent?.flexible?.proration_discounts ?? "included";
  return { type, flexible: type === "flexible" ? { proration_discounts } : null, updated_at: world.now() };
}

/** An invoice that is sent stays a draft for an hour. Meanwhile the subscription is already active. */
function sendFirstInvoice(world: World, subscription: Subscription, invoice: Invoice | null): Subscription {
  if (invoice) world.change<Invoice>(invoice, { automatically_finalizes_at: world.now() + 3600 });
  const status = subscription.status === "trialing" ? "trialing" : "active";
  return world.change<Subscription>(subscription, { status });
}
