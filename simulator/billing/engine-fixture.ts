import type { ApiKey, Call, Params } from "../call";
import { customers } from "../resources/customers";
import { paymentMethods } from "../resources/payment-methods";
import { prices } from "../resources/prices";
import { products } from "../resources/products";
import type { Stored } from "../world";
import { World } from "../world";
import type { Price } from "./records";

/** The engine without HTTP, for properties that are tried hundreds of times. */

const key: ApiKey = { kind: "secret", text: "sk_test_sim_engine", livemode: false };

type Resource = typeof customers;

export class Engine {
  readonly world = new World("test_sim_engine", false);
  private readonly product: string;

  constructor(at: number) {
    this.world.setTime(at, true);
    this.product = this.call(products, "POST /v1/products", { name: "Test Subscription" }).id;
  }

  price(amount: number, interval: "month" | "year" = "month"): Price {
    const params = {
      product: this.product,
      currency: "usd",
      unit_amount: amount,
      recurring: { interval, interval_count: 1 },
    };
    return this.call(prices, "POST /v1/prices", params) as Price;
  }

  /** A customer whose card is charged by default. */
  customer(): string {
    const customer = this.call(customers, "POST /v1/customers", { invoice_prefix: "SIMULATE" });
    const card = this.call(
      paymentMethods,
      "POST /v1/payment_methods/{payment_method}/attach",
      { customer: customer.id },
      {
        payment_method: "pm_card_visa",
      },
    );
    const invoice_settings = { default_payment_method: card.id };
    this.call(customers, "POST /v1/customers/{customer}", { invoice_settings }, { customer: customer.id });
    return customer.id;
  }

  private call(
    resource: Resource,
    operation: string,
    params: Params,
    path: Record<string, string> = {},
  ): Stored {
    const handler = resource[operation] as ((call: Call) => Stored) | undefined;
    return handler!({ world: this.world, key, path, params });
  }
}
