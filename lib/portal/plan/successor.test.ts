import type { Price } from "../../stripe/catalogue/price";
import type { Subscription } from "../../stripe/subscriptions/reshape";
import { hasSuccessor, priceToday } from "./successor";

const rateOf = (amount: number | null) =>
  amount === null ? null : { kind: "unit" as const, unit: String(amount) };

const price = (id: string, { amount = 4900, currency = "usd", ...more }: Partial<Price> = {}): Price => ({
  id,
  productId: "prod_team",
  amount,
  currency,
  rate: rateOf(amount),
  rates: { [currency]: rateOf(amount) },
  interval: "month",
  intervalCount: 1,
  isMetered: false,
  isPerUnit: true,
  packages: null,
  isActive: true,
  ...more,
});
const archived = price("old", { isActive: false });

it("keeps the old price while it is sold, whatever other prices exist", () => {
  const old = price("old", { amount: null });
  expect(priceToday(old, "usd", [price("new")])).toBe(old);
});

it("replaces an archived price with one of the same amount and interval", () => {
  expect(priceToday(archived, "usd", [price("other", { amount: 5900 }), price("new")])?.id).toBe("new");
});

it.each<[string, Partial<Price>]>([
  ["amount", { amount: 5900 }],
  ["currency", { currency: "eur" }],
  ["interval", { interval: "year" }],
  ["interval count", { intervalCount: 3 }],
  ["product", { productId: "prod_other" }],
  ["kind of usage", { isMetered: true }],
  ["archived state", { isActive: false }],
])("never replaces an archived price with a price that has another %s", (_name, more) => {
  expect(priceToday(archived, "usd", [price("new", more)])).toBeNull();
});

it.each<[string, Price, string]>([
  ["in tiers", { ...archived, amount: null }, "usd"],
  ["by usage", { ...archived, isMetered: true }, "usd"],
  ["in a second currency", archived, "eur"],
])("does not replace an archived price %s, because the amounts can't be compared", (_name, old, currency) => {
  expect(priceToday(old, currency, [price("new", { amount: old.amount })])).toBeNull();
});

const subscription = (id: string, status: Subscription["status"], productId: string, customerId = "cus_1") =>
  ({
    id,
    status,
    customerId,
    metadata: {},
    items: [{ price: price("any", { productId }) }],
  }) as unknown as Subscription;
const ended = subscription("sub_1", "canceled", "prod_team");

it.each<[boolean, string, Subscription]>([
  [true, "runs", subscription("sub_2", "active", "prod_team")],
  [true, "waits for its first payment", subscription("sub_2", "incomplete", "prod_team")],
  [false, "has ended too", subscription("sub_2", "canceled", "prod_team")],
  [false, "is for another product", subscription("sub_2", "active", "prod_other")],
  [false, "belongs to another customer", subscription("sub_2", "active", "prod_team", "cus_2")],
])("returns %s for another subscription that %s", (expected, _name, other) => {
  expect(hasSuccessor(ended, [ended, other], null)).toBe(expected);
});

const service = {
  name: "Lumen",
  tiers: ["prod_team", "prod_business"].map((productId) => ({ productId, priceIds: [] })),
};

it.each<[boolean, string, Subscription, Subscription]>([
  [true, "is another tier of the service", ended, subscription("sub_2", "active", "prod_business")],
  [true, "is another tier, past due", ended, subscription("sub_2", "past_due", "prod_business")],
  [true, "is another tier, paused", ended, subscription("sub_2", "paused", "prod_business")],
  [false, "is another tier and has ended", ended, subscription("sub_2", "canceled", "prod_business")],
  [false, "isn't a tier", ended, subscription("sub_2", "active", "prod_status")],
  [
    false,
    "is a tier, while the ended subscription wasn't",
    subscription("sub_1", "canceled", "prod_status"),
    subscription("sub_2", "active", "prod_team"),
  ],
  [
    true,
    "was started as the ended subscription's successor, whatever its product",
    ended,
    { ...subscription("sub_2", "active", "prod_status"), metadata: { resubscribed_from: "sub_1" } },
  ],
])("returns %s for a subscription that %s", (expected, _name, former, other) => {
  expect(hasSuccessor(former, [former, other], service)).toBe(expected);
});
