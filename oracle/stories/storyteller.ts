import type Stripe from "stripe";

/** The prices of the account that the rows are built in; all monthly and in one currency. */
export type Catalogue = { price: string; cheaper: string; dearer: string };

/** Parses "11-20 09:00" (of 2026) or "2027-01-20 09:00" as UTC, in seconds. */
export function secondsAt(moment: string): number {
  const dated = moment.length > 11 ? moment : `2026-${moment}`;
  return Date.parse(`${dated.replace(" ", "T")}:00Z`) / 1000;
}

/** A customer on their own test clock, and the steps of their story in order. */
export class Storyteller {
  private constructor(
    readonly stripe: Stripe,
    readonly catalogue: Catalogue,
    readonly clock: string,
    readonly customer: string,
    private now: number,
  ) {}

  private subscription = "";

  static async begin(
    stripe: Stripe,
    catalogue: Catalogue,
    moment: string,
    name: string,
  ): Promise<Storyteller> {
    const frozen_time = secondsAt(moment);
    const { id: test_clock } = await stripe.testHelpers.testClocks.create({ frozen_time });
    const { id } = await stripe.customers.create({ test_clock, name });
    return new Storyteller(stripe, catalogue, test_clock, id, frozen_time);
  }

  get subscriptionId(): string {
    return this.subscription;
  }

  /** Advances the customer's time to this moment. */
  async until(moment: string): Promise<void> {
    if (secondsAt(moment) <= this.now) return;
    this.now = secondsAt(moment);
    await this.stripe.testHelpers.testClocks.advance(this.clock, { frozen_time: this.now });
  }

  /** Makes this the payment method from now on. */
  async payWith(method: string): Promise<string> {
    const { stripe, customer } = this;
    const { id } = await stripe.paymentMethods.attach(method, { customer });
    await stripe.customers.update(customer, { invoice_settings: { default_payment_method: id } });
    return id;
  }

  /** Creates a bank account. Debits from it take days. */
  async bankAccount(): Promise<string> {
    const { id } = await this.stripe.paymentMethods.create({
      type: "us_bank_account",
      us_bank_account: {
        account_holder_type: "individual",
        account_number: "000123456789",
        routing_number: "110000000",
      },
      billing_details: { name: "Grace Hopper" },
    });
    return id;
  }

  async subscribe(more: Partial<Stripe.SubscriptionCreateParams> = {}): Promise<void> {
    const items = [{ price: this.catalogue.price }];
    const made = await this.stripe.subscriptions.create({ customer: this.customer, items, ...more });
    this.subscription = made.id;
  }

  read(): Promise<Stripe.Subscription> {
    return this.stripe.subscriptions.retrieve(this.subscription);
  }

  async change(params: Stripe.SubscriptionUpdateParams): Promise<void> {
    await this.stripe.subscriptions.update(this.subscription, params);
  }

  /** Adds one unit, billed immediately. */
  async oneMore(more: Partial<Stripe.SubscriptionUpdateParams> = {}): Promise<void> {
    const [item] = (await this.read()).items.data;
    const items = [{ id: item!.id, quantity: (item!.quantity ?? 1) + 1 }];
    await this.change({ items, proration_behavior: "always_invoice", ...more });
  }

  /** The newest open invoice. */
  async newestOpen(): Promise<string> {
    const { data } = await this.stripe.invoices.list({ customer: this.customer, status: "open" });
    if (!data[0]) throw new Error("There is no open invoice in this story.");
    return data[0].id;
  }
}
