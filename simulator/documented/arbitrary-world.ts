import { Sandboxes } from "../sandboxes";
import { callApi } from "../scenarios/call-api";
import { lumen } from "../scenarios/lumen";
import type { Operation } from "../schema/schema";
import { exchange } from "../wire/exchange";

export const address = "http://127.0.0.1";

/** A world with the scenario Lumen and at least one object of every kind. */
export function createLumen(): Sandboxes {
  const sandboxes = new Sandboxes(address);
  const { world } = sandboxes.get("test_sim_lumen");
  lumen(world);
  const customer = "cus_LumenAda";
  const coupon = callApi(world, "POST", "/v1/coupons", { percent_off: 10, duration: "forever" });
  const subscription = world.all("subscription").find((one) => one.status === "active")!.id;
  callApi(world, "POST", "/v1/promotion_codes", { promotion: { type: "coupon", coupon: coupon.id } });
  callApi(world, "POST", `/v1/subscriptions/${subscription}`, { discounts: [{ coupon: coupon.id }] });
  callApi(world, "POST", "/v1/subscription_schedules", { from_subscription: subscription });
  callApi(world, "POST", "/v1/setup_intents", { customer });
  callApi(world, "POST", "/v1/invoiceitems", { customer, amount: 500, currency: "usd" });
  callApi(world, "POST", "/v1/invoices", { customer });
  callApi(world, "POST", `/v1/customers/${customer}/tax_ids`, { type: "us_ein", value: "12-3456789" });
  const vat = { display_name: "VAT", inclusive: false, percentage: 20 };
  const { id: rate } = callApi(world, "POST", "/v1/tax_rates", vat);
  callApi(world, "POST", `/v1/subscriptions/${subscription}`, { default_tax_rates: [rate] });
  const default_aggregation = { formula: "sum" };
  const meter = { display_name: "Requests", event_name: "requests", default_aggregation };
  callApi(world, "POST", "/v1/billing/meters", meter);
  const payload = { stripe_customer_id: customer, value: "5" };
  callApi(world, "POST", "/v1/billing/meter_events", { event_name: "requests", payload });
  callApi(world, "POST", "/v1/webhook_endpoints", { url: "https://example.com", enabled_events: ["*"] });
  callApi(world, "POST", "/v1/test_helpers/test_clocks", { frozen_time: world.now() });
  const paid = world.all("invoice").find((one) => one.status === "paid" && Number(one.amount_paid) > 1000)!;
  callApi(world, "POST", "/v1/credit_notes", { invoice: paid.id, amount: 300, credit_amount: 300 });
  const charge = world.all("charge").find((one) => one.status === "succeeded")!;
  callApi(world, "POST", "/v1/refunds", { charge: charge.id, amount: 100 });
  const pages = { mode: "setup", currency: "usd", success_url: "https://example.com" };
  callApi(world, "POST", "/v1/checkout/sessions", pages);
  return sandboxes;
}

/** Lists the simulator's own faults in handling a request. */
export async function findFaults(
  sandboxes: Sandboxes,
  operation: Operation,
  path: string,
  form: string,
  /** The required status, if any. */
  expected?: number,
): Promise<string[]> {
  const [method = ""] = operation.name.split(" ");
  const faults: string[] = [];
  const answer = await exchange(
    sandboxes,
    {
      method,
      path,
      query: method === "POST" ? "" : form,
      body: method === "POST" ? form : "",
      headers: { authorization: "Bearer sk_test_sim_lumen" },
    },
    {
      validateResponses: true,
      onFault: (fault) => faults.push(fault instanceof Error ? String(fault.stack) : ""),
    },
  );
  if (answer === "dropped") return ["dropped"];
  const { error } = JSON.parse(answer.body) as { error?: { message?: string; type?: string } };
  if (answer.status !== 200 && !(error?.message && error.type))
    faults.push(`a refusal without words: ${answer.body}`);
  if (expected !== undefined && answer.status !== expected) faults.push(answer.body);
  return faults;
}
