import type Stripe from "stripe";
import type { Simulator } from "../server";
import { newWorld, startTestSimulator } from "../test-support";
import { readCurl } from "./curl-command";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());

type Body = { id: string; object: string; error?: { message: string }; [field: string]: unknown };

/** A shop with the objects that the examples in Stripe's documentation assume. */
async function documentedShop() {
  const { stripe, secretKey } = newWorld(simulator);
  const customer = await stripe.customers.create({
    name: "Jenny Rosen",
    payment_method: "pm_card_visa",
    invoice_settings: { default_payment_method: "pm_card_visa" },
  });
  const product = await stripe.products.create({ name: "Gold Plan" });
  const price = await stripe.prices.create({
    product: product.id,
    currency: "usd",
    unit_amount: 1000,
    recurring: { interval: "month" },
  });
  const subscription = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id }],
  });
  const intent = await stripe.setupIntents.create({ customer: customer.id });
  const coupon = await stripe.coupons.create({ percent_off: 10 });
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: 1_577_836_800 });
  const names: Record<string, string> = {
    KEY: secretKey,
    CUSTOMER: customer.id,
    PRODUCT: product.id,
    PRICE: price.id,
    SUBSCRIPTION: subscription.id,
    ITEM: subscription.items.data[0]!.id,
    INVOICE: subscription.latest_invoice as string,
    INTENT: intent.id,
    COUPON: coupon.id,
    CLOCK: clock.id,
  };
  /** Replaces a documented command's placeholders with this world's IDs and sends it. */
  const send = async (command: string): Promise<Body> => {
    const named = command.replace(/\{\{(\w+)\}\}/g, (_, name: string) => names[name] ?? name);
    const { method, path, headers, body } = readCurl(named);
    const response = await fetch(simulator.url + path, { method, headers, ...(body && { body }) });
    return (await response.json()) as Body;
  };
  return { stripe, names, send };
}

const api = "https://api.stripe.com/v1";

/** Each command with the type of object that answers it. */
const commands: [object: string, command: string][] = [
  [
    "customer",
    `curl ${api}/customers -u "{{KEY}}:" -d name="Jenny Rosen" --data-urlencode email="jennyrosen@example.com"`,
  ],
  ["customer", `curl ${api}/customers/{{CUSTOMER}} -u "{{KEY}}:" -d "metadata[order_id]"=6735`],
  ["customer", `curl ${api}/customers/{{CUSTOMER}} -H "Authorization: Bearer {{KEY}}"`],
  [
    "customer",
    `curl ${api}/customers/{{CUSTOMER}} -u {{KEY}}: -d "expand[]"=invoice_settings.default_payment_method`,
  ],
  ["customer", `curl ${api}/customers -u {{KEY}}: -X POST -H "Idempotency-Key: KG5LxwFBepaKHyUD"`],
  ["list", `curl -G ${api}/customers -u "{{KEY}}:" -d limit=3`],
  ["list", `curl ${api}/customers?limit=3 -u "{{KEY}}:"`],
  [
    "search_result",
    `curl -G ${api}/customers/search -u "{{KEY}}:" --data-urlencode query="name:'Jane Doe' AND metadata['foo']:'bar'"`,
  ],
  ["customer", `curl -X DELETE ${api}/customers/{{CUSTOMER}} -u "{{KEY}}:"`],
  ["tax_id", `curl ${api}/customers/{{CUSTOMER}}/tax_ids -u "{{KEY}}:" -d type=eu_vat -d value=DE123456789`],
  ["list", `curl -G ${api}/customers/{{CUSTOMER}}/payment_methods -u "{{KEY}}:" -d limit=3`],
  ["product", `curl ${api}/products -u "{{KEY}}:" -d name="Gold Plan"`],
  [
    "price",
    `curl ${api}/prices \\
  -u "{{KEY}}:" \\
  -d currency=usd \\
  -d unit_amount=1000 \\
  -d "recurring[interval]"=month \\
  -d "product_data[name]"="Gold Plan"`,
  ],
  ["list", `curl -G ${api}/prices -u "{{KEY}}:" -d product={{PRODUCT}} -d active=true`],
  [
    "subscription",
    `curl ${api}/subscriptions -u "{{KEY}}:" -d customer={{CUSTOMER}} -d "items[0][price]"={{PRICE}}`,
  ],
  [
    "subscription",
    `curl ${api}/subscriptions/{{SUBSCRIPTION}} -u "{{KEY}}:" \\
  -d "items[0][id]"={{ITEM}} \\
  -d "items[0][price]"={{PRICE}} \\
  -d "items[0][quantity]"=2 \\
  -d proration_behavior=always_invoice \\
  -d payment_behavior=pending_if_incomplete`,
  ],
  [
    "subscription",
    `curl ${api}/subscriptions/{{SUBSCRIPTION}} -u "{{KEY}}:" -d "pause_collection[behavior]"=void`,
  ],
  [
    "subscription",
    `curl ${api}/subscriptions/{{SUBSCRIPTION}} -u "{{KEY}}:" -d "discounts[0][coupon]"={{COUPON}}`,
  ],
  ["subscription", `curl ${api}/subscriptions/{{SUBSCRIPTION}} -u "{{KEY}}:" -d cancel_at_period_end=true`],
  ["subscription", `curl -X DELETE ${api}/subscriptions/{{SUBSCRIPTION}} -u "{{KEY}}:"`],
  ["list", `curl -G ${api}/subscriptions -u "{{KEY}}:" -d limit=3 -d status=all`],
  ["list", `curl -G ${api}/subscription_items -u "{{KEY}}:" -d subscription={{SUBSCRIPTION}}`],
  [
    "subscription_schedule",
    `curl ${api}/subscription_schedules -u "{{KEY}}:" -d from_subscription={{SUBSCRIPTION}}`,
  ],
  ["invoice", `curl ${api}/invoices -u "{{KEY}}:" -d customer={{CUSTOMER}}`],
  ["invoice", `curl ${api}/invoices/{{INVOICE}} -u "{{KEY}}:" -G -d "expand[]"=payments`],
  ["list", `curl -G ${api}/invoices/{{INVOICE}}/lines -u "{{KEY}}:" -d limit=3`],
  ["invoice", `curl ${api}/invoices/create_preview -u "{{KEY}}:" -d customer={{CUSTOMER}}`],
  [
    "invoiceitem",
    `curl ${api}/invoiceitems -u "{{KEY}}:" -d customer={{CUSTOMER}} -d amount=500 -d currency=usd`,
  ],
  ["list", `curl -G ${api}/invoice_payments -u "{{KEY}}:" -d limit=3`],
  [
    "payment_method",
    `curl ${api}/payment_methods/pm_card_visa/attach -u "{{KEY}}:" -d customer={{CUSTOMER}}`,
  ],
  [
    "setup_intent",
    `curl ${api}/setup_intents -u "{{KEY}}:" -d customer={{CUSTOMER}} -d "automatic_payment_methods[enabled]"=true`,
  ],
  [
    "setup_intent",
    `curl ${api}/setup_intents/{{INTENT}}/confirm -u "{{KEY}}:" -d payment_method=pm_card_visa`,
  ],
  ["setup_intent", `curl -X POST ${api}/setup_intents/{{INTENT}}/cancel -u "{{KEY}}:"`],
  [
    "coupon",
    `curl ${api}/coupons -u "{{KEY}}:" -d duration=repeating -d duration_in_months=3 -d percent_off="25.5"`,
  ],
  [
    "promotion_code",
    `curl ${api}/promotion_codes -u "{{KEY}}:" -d "promotion[type]"=coupon -d "promotion[coupon]"={{COUPON}} -d code=SUMMER`,
  ],
  [
    "webhook_endpoint",
    `curl ${api}/webhook_endpoints -u "{{KEY}}:" \\
  -d "enabled_events[]"="charge.succeeded" \\
  -d "enabled_events[]"="charge.failed" \\
  --data-urlencode url="https://example.com/my/webhook/endpoint"`,
  ],
  ["list", `curl -G ${api}/events -u "{{KEY}}:" -d limit=3 -d "types[]"=customer.created`],
  [
    "test_helpers.test_clock",
    `curl ${api}/test_helpers/test_clocks -u "{{KEY}}:" -d frozen_time=1577836800 -d name="Monthly renewal"`,
  ],
  [
    "test_helpers.test_clock",
    `curl ${api}/test_helpers/test_clocks/{{CLOCK}}/advance -u "{{KEY}}:" -d frozen_time=1577923200`,
  ],
  [
    "checkout.session",
    `curl ${api}/checkout/sessions -u "{{KEY}}:" -d mode=setup -d currency=usd -d customer={{CUSTOMER}} \\
  --data-urlencode success_url="https://example.com/success?session_id={CHECKOUT_SESSION_ID}"`,
  ],
  [
    "billing_portal.session",
    `curl ${api}/billing_portal/sessions -u "{{KEY}}:" -d customer={{CUSTOMER}} --data-urlencode return_url="https://example.com/account"`,
  ],
  ["account", `curl ${api}/account -u "{{KEY}}:" -H "Stripe-Version: 2026-10-28.endive"`],
];

describe("curl commands from Stripe's documentation", () => {
  it.each(commands)("return an object of type %s: %s", async (object, command) => {
    const { send } = await documentedShop();
    const answer = await send(command);
    expect(answer.error?.message).toBeUndefined();
    expect(answer.object).toBe(object);
  });

  it("send spaces, brackets and special characters as curl does", async () => {
    const { send, stripe, names } = await documentedShop();
    const { id } = await send(
      `curl ${api}/customers -u "{{KEY}}:" --data-urlencode name="A & B = C" -d "metadata[a b]"="1+1"`,
    );
    const customer = (await stripe.customers.retrieve(id)) as Stripe.Customer;
    expect(customer).toMatchObject({ name: "A & B = C", metadata: { "a b": "1 1" } });
    const failed = await send(`curl ${api}/customers/nobody -u ${names.KEY}:`);
    expect(failed.error?.message).toBe("No such customer: 'nobody'");
  });
});
