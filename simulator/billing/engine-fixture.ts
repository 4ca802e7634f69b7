import { callApi } from "../scenarios/call-api";
import { World } from "../world";
import type { Schedule } from "./schedules/schedule-records";

/** The engine without HTTP, for property tests with hundreds of runs. */
export class Engine {
  readonly world = new World("test_sim_engine", false);
  private readonly product: string;

  constructor(at: number) {
    this.world.setTime(at, true);
    this.product = callApi(this.world, "POST", "/v1/products", { name: "Test Subscription" }).id;
  }

  /** Creates a price of `amount` minor units, recurring or one-time, and returns its ID. */
  price(amount: number, interval: "month" | "year" | null = "month", currency = "usd"): string {
    const recurring = interval && { interval, interval_count: 1 };
    const params = { product: this.product, currency, unit_amount: amount, ...(recurring && { recurring }) };
    return callApi(this.world, "POST", "/v1/prices", params).id;
  }

  /** Creates a price in two tiers for the usage of a meter named `requests`, and returns its ID. */
  meteredPrice(): string {
    const default_aggregation = { formula: "sum" };
    const named = { display_name: "Requests", event_name: "requests", default_aggregation };
    const meter = callApi(this.world, "POST", "/v1/billing/meters", named).id;
    const recurring = { interval: "month", usage_type: "metered", meter };
    const tiers = [
      { up_to: 10, flat_amount: 300 },
      { up_to: "inf", unit_amount: 7 },
    ];
    const terms = { billing_scheme: "tiered", tiers_mode: "graduated", tiers };
    const params = { product: this.product, currency: "usd", recurring, ...terms };
    return callApi(this.world, "POST", "/v1/prices", params).id;
  }

  /** Reports usage at the current time. */
  reportUsage(customer: string, value: number): void {
    const payload = { stripe_customer_id: customer, value: String(value) };
    callApi(this.world, "POST", "/v1/billing/meter_events", { event_name: "requests", payload });
  }

  /** Creates a customer whose card is charged by default, and returns its ID. */
  customer(): string {
    const customer = callApi(this.world, "POST", "/v1/customers", { invoice_prefix: "SIMULATE" }).id;
    const card = callApi(this.world, "POST", "/v1/payment_methods/pm_card_visa/attach", { customer });
    const invoice_settings = { default_payment_method: card.id };
    callApi(this.world, "POST", `/v1/customers/${customer}`, { invoice_settings });
    return customer;
  }

  /** Schedules another price for the end of the current period, as a portal does. */
  scheduleChange(subscription: string, to: string): void {
    const made = callApi(this.world, "POST", "/v1/subscription_schedules", {
      from_subscription: subscription,
    });
    const [present] = (made as Schedule).phases;
    const { start_date, end_date, discounts: had } = present!;
    const items = present!.items.map(({ price, quantity }) => ({ price, quantity }));
    const discounts = had.map(({ discount }) => ({ discount }));
    const next = { items: [{ price: to }], duration: { interval: "month" }, discounts };
    const phases = [{ items, start_date, end_date, discounts }, next];
    callApi(this.world, "POST", `/v1/subscription_schedules/${made.id}`, { phases });
  }
}
