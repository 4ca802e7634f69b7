import type Stripe from "stripe";
import { adjustBalance } from "../../billing/customers/customer-balance";
import type { Customer, Subscription } from "../../billing/records";
import { endSubscription } from "../../billing/subscriptions/subscription-end";
import type { Call, Resource } from "../../call";
import { listMatching } from "../../list-matching";
import { requireObject } from "../../require-object";
import { buildObject, buildPart } from "../../schema/build-object";
import { mergeMetadata } from "../../schema/metadata";
import { search } from "../../search/search";
import { invalidRequest, StripeRefusal } from "../../wire/errors";
import type { Stored, World } from "../../world";
import { attach } from "../payments/payment-methods";
import { mergeSent, sentFields } from "../sent-fields";

type Settings = { default_payment_method?: string | null };

const plainFields = [
  "description",
  "email",
  "invoice_prefix",
  "name",
  "next_invoice_sequence",
  "phone",
  "preferred_locales",
  "tax_exempt",
] as const;

/** Fields that the API returns only after they were set. */
const fieldsOnceSet = ["business_name", "individual_name"] as const;

/** The fields that a request sets. Fields that it unsets are omitted. */
const setFieldsOf = (params: Pick<Stripe.CustomerUpdateParams, (typeof fieldsOnceSet)[number]>): object =>
  Object.fromEntries(
    Object.entries(sentFields(params, fieldsOnceSet)).map(([name, value]) => [name, value ?? undefined]),
  );

/** Observed: an email address has no spaces, and its domain has a dot. We don't know what else Stripe checks. */
function refuseBadEmail(email: string | undefined): void {
  if (!email || /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(email)) return;
  throw invalidRequest(`Invalid email address: ${email}`, { code: "email_invalid", param: "email" });
}

/**
 * Only characters that are safe in a URL are accepted in a merchant's own ID. Unverified: Stripe accepts the same
 * characters.
 */
function refuseBadId(world: World, id: string | undefined): void {
  if (id === undefined) return;
  if (!/^[!-.0-?A-~]{1,255}$/.test(id)) throw invalidRequest("Invalid id.", { param: "id" });
  if (!world.find("customer", id)) return;
  throw invalidRequest("Customer already exists.", { code: "resource_already_exists", param: "id" });
}

function create({ world, params }: Call<Stripe.CustomerCreateParams & { id?: string }>): Stored {
  refuseBadEmail(params.email);
  refuseBadId(world, params.id);
  if (params.test_clock) refuseCrowdedClock(world, params.test_clock);
  const created = world.put(
    buildObject<Customer>("customer", {
      id: params.id ?? world.newId("cus"),
      balance: 0,
      created: world.now(),
      currency: null,
      customer_account: null,
      delinquent: false,
      discount: null,
      email: null,
      invoice_prefix: newInvoicePrefix(world),
      invoice_settings: buildPart("Customer.InvoiceSettings"),
      livemode: world.livemode,
      metadata: mergeMetadata({}, params.metadata),
      name: null,
      next_invoice_sequence: 1,
      phone: null,
      preferred_locales: [],
      tax_exempt: "none",
      ...sentFields(params, plainFields),
      ...setFieldsOf(params),
      address: addressOf(null, params.address),
      shipping: shippingOf(null, params.shipping),
      test_clock: null,
    }),
  );
  const amount = params.balance ?? 0;
  if (amount !== 0) adjustBalance(world, created, { amount, currency: "usd" }, { type: "initial" });
  const attached = params.payment_method && attach(world, params.payment_method, created);
  const settings = { ...params.invoice_settings };
  if (attached && settings.default_payment_method === params.payment_method)
    settings.default_payment_method = attached.id;
  return world.change<Stored>(created, { invoice_settings: settingsOf(world, created, settings) });
}

function update({ world, path, params }: Call<Stripe.CustomerUpdateParams>): Stored {
  const customer = requireObject<Customer>(world, "customer", path.customer ?? "");
  refuseBadEmail(params.email);
  setBalance(world, customer, params.balance);
  return world.change<Stored>(customer, {
    ...sentFields(params, plainFields),
    ...setFieldsOf(params),
    ...(params.address !== undefined && { address: addressOf(customer.address, params.address) }),
    ...(params.shipping !== undefined && { shipping: shippingOf(customer.shipping, params.shipping) }),
    metadata: mergeMetadata(customer.metadata, params.metadata),
    invoice_settings: settingsOf(world, customer, params.invoice_settings),
  });
}

/**
 * Sets the balance and records the difference as a transaction. The currency is the customer's, or US dollars if the
 * customer has none yet.
 */
function setBalance(world: World, customer: Customer, balance = customer.balance): void {
  const amount = balance - customer.balance;
  const currency = customer.currency ?? "usd";
  if (amount !== 0) adjustBalance(world, customer, { amount, currency }, { type: "adjustment" });
}

/** Retrieving a deleted customer returns a stub. No other request finds it. */
function retrieve({ world, path }: Call): Stored {
  const id = path.customer ?? "";
  const customer = world.find("customer", id);
  return customer ?? requireObject(world, "customer", id);
}

function remove({ world, path }: Call): Stored {
  return removeCustomer(world, requireObject(world, "customer", path.customer ?? ""));
}

/** Deletes a customer, which immediately ends their subscriptions and detaches their cards. */
export function removeCustomer(world: World, customer: Stored): Stored {
  for (const subscription of listMatching<Subscription>(world, "subscription", { customer: customer.id })) {
    if (subscription.ended_at === null)
      endSubscription(world, subscription, { reason: "cancellation_requested" });
  }
  for (const method of listMatching(world, "payment_method", { customer: customer.id })) {
    world.change(method, { customer: null, _detached: true });
  }
  return world.put({ id: customer.id, object: "customer", deleted: true });
}

/** The error's wording is believed to be Stripe's, but is unverified. */
function removeDiscount({ world, path }: Call): Stored {
  const customer = requireObject<Customer>(world, "customer", path.customer ?? "");
  const discount = world.find("discount", customer.discount ?? "");
  if (!discount)
    throw new StripeRefusal(404, {
      type: "invalid_request_error",
      code: "resource_missing",
      message: `No active discount for customer: ${customer.id}`,
    });
  world.change<Customer>(customer, { discount: null });
  const { end: _, ...kept } = discount;
  return { ...kept, deleted: true } as Stored;
}

const list = ({ world, params }: Call<Stripe.CustomerListParams>) => ({
  matches: listMatching(world, "customer", params as Call["params"]),
});

const maxPerClock = 3;

/**
 * A test clock can have only a few customers. The request already runs at the clock's time. The error's wording is from
 * memory and unverified.
 */
function refuseCrowdedClock(world: World, clock: string): void {
  requireObject(world, "test_helpers.test_clock", clock, "test_clock");
  if (listMatching(world, "customer", { test_clock: clock }).length < maxPerClock) return;
  throw invalidRequest(`A test clock can have at most ${maxPerClock} customers.`, { param: "test_clock" });
}

/** The invoice settings after an update. The default payment method must be the customer's own. */
function settingsOf(world: World, customer: Stored, sent: object | undefined): object {
  const merged = mergeSent(customer.invoice_settings, sent);
  const { rendering_options: rendering } = merged;
  const settings = {
    ...merged,
    rendering_options: rendering
      ? buildPart("Customer.InvoiceSettings.RenderingOptions", mergeSent({}, rendering))
      : null,
  };
  const { default_payment_method: id } = settings as Settings;
  const before = (customer.invoice_settings as Settings | undefined)?.default_payment_method;
  if (!id || id === before) return settings;
  const method = requireObject(world, "payment_method", id, "invoice_settings[default_payment_method]");
  if (method.customer !== customer.id) {
    throw invalidRequest(
      `The customer does not have a payment method with the ID ${id}. The payment method must be attached to the customer.`,
      { code: "resource_missing", param: "invoice_settings[default_payment_method]" },
    );
  }
  return settings;
}

function addressOf(current: unknown, sent: object | "" | null | undefined): unknown {
  if (!sent) return sent === undefined ? (current ?? null) : null;
  return buildPart("Address", mergeSent(current, sent));
}

function shippingOf(current: unknown, sent: { address?: unknown } | "" | null | undefined): unknown {
  if (!sent) return sent === undefined ? (current ?? null) : null;
  const held = mergeSent(current, sent);
  return { phone: null, ...held, address: addressOf(null, sent.address as object | undefined) };
}

/** The prefix of the customer's invoice numbers: eight letters and digits. */
function newInvoicePrefix(world: World): string {
  return world.newCode().toUpperCase();
}

export const customers: Resource = {
  "GET /v1/customers": list,
  "POST /v1/customers": create,
  "GET /v1/customers/search": (call: Call) =>
    search(call, "customer", ["created", "email", "metadata", "name", "phone"]),
  "GET /v1/customers/{customer}": retrieve,
  "POST /v1/customers/{customer}": update,
  "DELETE /v1/customers/{customer}": remove,
  "DELETE /v1/customers/{customer}/discount": removeDiscount,
};
