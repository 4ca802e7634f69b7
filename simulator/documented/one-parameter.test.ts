import fc from "fast-check";
import { Sandboxes } from "../sandboxes";
import { fieldsOf, type Operation, schema } from "../schema/schema";
import { parameterOf } from "./arbitrary-request";
import { address, createLumen, findFaults } from "./arbitrary-world";

const lumen = createLumen();
const { world: ids } = lumen.get("test_sim_lumen");
const kept = JSON.stringify(lumen.snapshot());

const first = (type: string) => ids.all(type)[0]!.id;
const monthly = ids
  .all("price")
  .find((price) => (price.recurring as { interval?: string })?.interval === "month")!.id;
const running = ids.all("subscription").find((one) => one.status === "active" && one.schedule === null)!;
const product = first("product");
const customer = "cus_LumenAda";

/** Valid requests for the operations that create and change most objects. */
const plain: [operation: string, path: string, form: Record<string, string>][] = [
  ["POST /v1/customers", "/v1/customers", {}],
  ["POST /v1/customers/{customer}", `/v1/customers/${customer}`, {}],
  ["POST /v1/products", "/v1/products", { name: "Plan" }],
  ["POST /v1/products/{id}", `/v1/products/${product}`, {}],
  [
    "POST /v1/prices",
    "/v1/prices",
    { product, currency: "usd", unit_amount: "700", "recurring[interval]": "month" },
  ],
  ["POST /v1/prices/{price}", `/v1/prices/${monthly}`, {}],
  ["POST /v1/coupons", "/v1/coupons", { percent_off: "10" }],
  [
    "POST /v1/promotion_codes",
    "/v1/promotion_codes",
    { "promotion[type]": "coupon", "promotion[coupon]": first("coupon") },
  ],
  ["POST /v1/subscriptions", "/v1/subscriptions", { customer, "items[0][price]": monthly }],
  ["POST /v1/subscriptions/{subscription_exposed_id}", `/v1/subscriptions/${running.id}`, {}],
  [
    "POST /v1/subscription_items",
    "/v1/subscription_items",
    {
      subscription: running.id,
      "price_data[currency]": "usd",
      "price_data[product]": product,
      "price_data[unit_amount]": "100",
      "price_data[recurring][interval]": "month",
    },
  ],
  [
    "POST /v1/subscription_schedules",
    "/v1/subscription_schedules",
    { customer, start_date: "now", "phases[0][items][0][price]": monthly },
  ],
  ["POST /v1/invoices", "/v1/invoices", { customer }],
  ["POST /v1/invoices/create_preview", "/v1/invoices/create_preview", { subscription: running.id }],
  ["POST /v1/invoiceitems", "/v1/invoiceitems", { customer, amount: "500", currency: "usd" }],
  ["POST /v1/setup_intents", "/v1/setup_intents", { customer }],
  ["POST /v1/payment_methods", "/v1/payment_methods", { type: "card", "card[token]": "tok_visa" }],
  ["POST /v1/tax_rates", "/v1/tax_rates", { display_name: "VAT", inclusive: "false", percentage: "20" }],
  [
    "POST /v1/checkout/sessions",
    "/v1/checkout/sessions",
    { mode: "setup", currency: "usd", success_url: "https://example.com" },
  ],
  ["POST /v1/billing_portal/sessions", "/v1/billing_portal/sessions", { customer }],
  [
    "POST /v1/webhook_endpoints",
    "/v1/webhook_endpoints",
    { url: "https://example.com", "enabled_events[0]": "*" },
  ],
];

/** Finds the operation by its path, ignoring the placeholders' names. */
function operationAt(name: string): Operation {
  const nameless = (text: string) => text.replace(/\{\w+\}/g, "{}");
  return Object.values(schema().operations).find((one) => nameless(one.name) === nameless(name))!;
}

describe("a valid request with one more parameter", () => {
  it.each(plain)("succeeds or is refused with a message: %s", async (name, path, form) => {
    const operation = operationAt(name);
    const base = new URLSearchParams(form).toString();
    const asIs = new Sandboxes(address);
    asIs.restore(kept);
    expect(await findFaults(asIs, operation, path, base, 200)).toEqual([]);
    for (const parameter of Object.keys(fieldsOf(operation.params ?? ""))) {
      const sandboxes = new Sandboxes(address);
      sandboxes.restore(kept);
      await fc.assert(
        fc.asyncProperty(parameterOf(operation, parameter, ids), async (more) => {
          expect(await findFaults(sandboxes, operation, path, `${base}&${more}`)).toEqual([]);
        }),
        { numRuns: 25, seed: 3 },
      );
    }
  });
});
