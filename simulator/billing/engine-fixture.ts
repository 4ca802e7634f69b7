import { ask } from "../scenarios/ask";
import { World } from "../world";

/** The engine without HTTP, for properties that are tried hundreds of times. */
export class Engine {
  readonly world = new World("test_sim_engine", false);
  private readonly product: string;

  constructor(at: number) {
    this.world.setTime(at, true);
    this.product = ask(this.world, "POST", "/v1/products", { name: "Test Subscription" }).id;
  }

  /** The id of a price of so many minor units per interval. */
  price(amount: number, interval: "month" | "year" = "month"): string {
    const recurring = { interval, interval_count: 1 };
    const params = { product: this.product, currency: "usd", unit_amount: amount, recurring };
    return ask(this.world, "POST", "/v1/prices", params).id;
  }

  /** The id of a customer whose card is charged by default. */
  customer(): string {
    const customer = ask(this.world, "POST", "/v1/customers", { invoice_prefix: "SIMULATE" }).id;
    const card = ask(this.world, "POST", "/v1/payment_methods/pm_card_visa/attach", { customer });
    const invoice_settings = { default_payment_method: card.id };
    ask(this.world, "POST", `/v1/customers/${customer}`, { invoice_settings });
    return customer;
  }
}
