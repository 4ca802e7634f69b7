import type { Answer, SendRequest } from "./client";

export type LoadCustomer = { id: string; email: string; subscription: string; item: string };
export type Merchant = { customers: LoadCustomer[]; prices: string[] };

const idOf = ({ body, status }: Answer): string => {
  if (status !== 200) throw new Error(`The simulator refused to set up: ${JSON.stringify(body)}`);
  return String(body.id);
};

/** A merchant with two prices and `customers` customers, each with a card and a paid subscription. */
export async function setUp(ask: SendRequest, customers: number): Promise<Merchant> {
  const product = idOf(await ask("POST", "/v1/products", { name: "Seat" }));
  const price = async (amount: string) =>
    idOf(
      await ask("POST", "/v1/prices", {
        product,
        currency: "usd",
        unit_amount: amount,
        "recurring[interval]": "month",
      }),
    );
  const prices = [await price("1900"), await price("4900")];
  const made: LoadCustomer[] = [];
  for (let i = 0; i < customers; i += 1) {
    const email = `customer${i}@example.com`;
    const id = idOf(
      await ask("POST", "/v1/customers", {
        email,
        payment_method: "pm_card_visa",
        "invoice_settings[default_payment_method]": "pm_card_visa",
      }),
    );
    const answer = await ask("POST", "/v1/subscriptions", { customer: id, "items[0][price]": prices[0]! });
    const subscription = idOf(answer);
    const { data } = answer.body.items as { data: { id: string }[] };
    made.push({ id, email, subscription, item: data[0]!.id });
  }
  return { customers: made, prices };
}
