import { portalSettings } from "../../settings/schema";
import type { Plan, Product } from "../../stripe/catalogue/plans";
import type { Price } from "../../stripe/catalogue/price";
import type { Item, Subscription } from "../../stripe/subscriptions/reshape";
import type { MovedItem } from "./plan-quantity";
import { baseItem, factsOf, switchKind } from "./plan-switch";

const price = (
  id: string,
  amount: number,
  interval: Price["interval"] = "month",
  more: Partial<Price> = {},
): Price => ({
  id,
  productId: `prod_${id.split("_")[0]}`,
  amount,
  currency: "usd",
  rate: { kind: "unit", unit: String(amount) },
  rates: { usd: { kind: "unit", unit: String(amount) } },
  interval,
  intervalCount: 1,
  isMetered: false,
  isPerUnit: true,
  packages: null,
  isActive: true,
  ...more,
});

const item = (of: Price): Item => ({
  id: `si_${of.id}`,
  price: of,
  quantity: 1,
  periodStart: 0,
  periodEnd: 2_592_000,
  discounts: [],
});
const product = (id: string, metadata: Record<string, string> = {}): Product => ({
  id,
  name: id,
  description: null,
  isActive: true,
  unitLabel: null,
  metadata,
});
const plan = (of: Price, metadata = {}): Plan => ({
  price: of,
  product: product(of.productId, metadata),
  name: of.id,
  description: null,
  tierIndex: 0,
});
const moved = (of: Item, metadata = {}): MovedItem => ({
  item: of,
  product: product(of.price.productId, metadata),
});
const team = price("team_month", 4900);
const service = { name: "Lumen", tiers: [{ productId: "prod_team", priceIds: ["team_month"] }] };

const subscription = (more: Partial<Subscription> = {}): Subscription => ({
  id: "sub_1",
  customerId: "cus_1",
  status: "active",
  currency: "usd",
  createdAt: 0,
  billingAnchor: 0,
  trialEnd: null,
  endsAt: null,
  end: null,
  endedAt: null,
  sendsInvoices: false,
  hasOwnPaymentMethod: false,
  collectionPaused: false,
  isPausedOnRequest: false,
  collectionResumesAt: null,
  withoutCardAtTrialEnd: "create_invoice",
  hasOwnTerms: false,
  items: [item(team)],
  paymentMethod: null,
  appliesAtOnce: false,
  isResuming: false,
  latestInvoice: null,
  pendingUpdateExpiresAt: null,
  pendingProductIds: [],
  schedule: null,
  discounts: [],
  discountIds: [],
  customerDiscountId: null,
  metadata: {},
  ...more,
});

it.each<[string, Price, string]>([
  ["a higher price with the same interval", price("business_month", 14900), "now"],
  ["a lower price with the same interval", price("starter_month", 1900), "at_renewal"],
  ["a longer interval", price("team_year", 49000, "year"), "now"],
  ["a longer interval of a cheaper tier", price("starter_year", 19000, "year"), "now"],
  ["a shorter interval, even of a more expensive tier", price("business_week", 9900, "week"), "at_renewal"],
  ["the same price under another name", price("other_month", 4900), "not_offered"],
  ["another currency", price("business_month", 14900, "month", { currency: "eur" }), "not_offered"],
  ["billing by usage", price("usage_month", 1, "month", { isMetered: true }), "not_offered"],
  ["a tiered price", price("tiered_month", 0, "month", { amount: null }), "not_offered"],
  ["an archived price", price("old_month", 14900, "month", { isActive: false }), "not_offered"],
  ["the current plan", team, "not_offered"],
])("classifies %s correctly", (_name, target, kind) => {
  expect(switchKind(subscription(), moved(item(team)), plan(target), service)).toBe(kind);
});

it("starts a lower price now if the current price is no longer sold, because no schedule accepts the current price", () => {
  const legacy = item(price("team_old", 3900, "month", { isActive: false }));
  const on = subscription({ items: [legacy] });
  expect(switchKind(on, moved(legacy), plan(price("starter_month", 1900)), service)).toBe("now");
  expect(switchKind(on, moved(legacy), plan(price("business_week", 900, "week")), service)).toBe("now");
});

it("counts thirteen months as longer than a year", () => {
  const yearly = item(price("team_year", 49000, "year"));
  const target = plan(price("team_13", 52000, "month", { intervalCount: 13 }));
  expect(switchKind(subscription({ items: [yearly] }), moved(yearly), target, service)).toBe("now");
});

it("replaces the price immediately during a trial, whether it is higher or lower", () => {
  const trialing = subscription({ status: "trialing", trialEnd: 1000 });
  for (const target of [price("business_month", 14900), price("starter_month", 1900)]) {
    expect(switchKind(trialing, moved(item(team)), plan(target), service)).toBe("in_trial");
  }
});

const settings = portalSettings.parse({});

it("offers the current plan only while a change of ours is scheduled", () => {
  const next = { startsAt: 5, items: [{ priceId: "starter_month", quantity: 1 }] };
  const schedule = {
    id: "s",
    operationId: null,
    next,
    isUnknown: false,
    methodIds: [],
    endsAt: null,
    endedEarlyBy: null,
  };
  const ours = subscription({ schedule: { ...schedule, isOurs: true, hasOtherContent: false } });
  const foreign = subscription({ schedule: { ...schedule, isOurs: false, hasOtherContent: true } });
  expect(switchKind(ours, moved(item(team)), plan(team), service)).toBe("keep_current");
  expect(switchKind(foreign, moved(item(team)), plan(team), service)).toBe("not_offered");
  expect([
    factsOf(ours, service, settings, [], false).schedule,
    factsOf(foreign, service, settings, [], false).schedule,
  ]).toEqual(["ours", "foreign"]);
});

it("treats a schedule that it can't understand as foreign, even if the schedule is ours, with or without a next phase", () => {
  const next = { startsAt: 5, items: [{ priceId: "starter_month", quantity: 1 }] };
  for (const isUnknown of [true, false]) {
    const known = { id: "s", operationId: null, isUnknown, methodIds: [], endsAt: null, endedEarlyBy: null };
    const mine = { ...known, isOurs: true, hasOtherContent: false };
    const facts = [mine, { ...mine, next }].map((schedule) => {
      const on = subscription({ schedule: { next: null, ...schedule } });
      return factsOf(on, service, settings, [], false).schedule;
    });
    expect(facts).toEqual(isUnknown ? ["foreign", "foreign"] : ["none", "ours"]);
  }
});

it("changes the only item that is a tier, keeps its interval if there are other items, and needs exactly one tier", () => {
  const addon = item(price("support_month", 900));
  const withAddon = subscription({ items: [addon, item(team)] });
  expect(baseItem(withAddon, service)?.price.id).toBe("team_month");
  expect(switchKind(withAddon, moved(item(team)), plan(price("team_year", 49000, "year")), service)).toBe(
    "not_offered",
  );
  expect(switchKind(withAddon, moved(item(team)), plan(price("business_month", 14900)), service)).toBe("now");
  expect(baseItem(subscription({ items: [item(team), item(team)] }), service)).toBeNull();
  expect(baseItem(subscription(), null)).toBeNull();
});

describe("with units", () => {
  const seats = { sb_quantity_enabled: "true" };
  const five = { ...item(price("seats_month", 1000)), quantity: 5 };
  const on = subscription({ items: [five] });

  it.each<[string, Price, object, string]>([
    ["a higher price that is less than the total for all seats", price("flat_month", 4000), {}, "at_renewal"],
    ["a price that is more than the total for all seats", price("flat_month", 6000), {}, "now"],
    ["a price that equals the total for all seats", price("flat_month", 5000), {}, "not_offered"],
    ["a more expensive seat", price("other_month", 1200), seats, "now"],
    ["a cheaper seat", price("other_month", 800), seats, "at_renewal"],
    [
      "a cheaper seat with a minimum of ten",
      price("other_month", 800),
      { ...seats, sb_quantity_min: "10" },
      "now",
    ],
    [
      "seats with a maximum of three",
      price("other_month", 1200),
      { ...seats, sb_quantity_max: "3" },
      "not_offered",
    ],
  ])("classifies %s correctly", (_name, target, metadata, kind) => {
    expect(switchKind(on, moved(five, seats), plan(target, metadata), service)).toBe(kind);
  });

  it("compares prices per package by the number of packages that the units need", () => {
    const tens = price("packs_month", 3000, "month", { packages: { size: 10, isRoundedUp: true } });
    const twelve = { ...item(tens), quantity: 12 };
    const of = subscription({ items: [twelve] });
    expect(
      switchKind(
        of,
        moved(twelve),
        plan(price("packs_other", 4000, "month", { packages: tens.packages })),
        service,
      ),
    ).toBe("now");
    expect(switchKind(of, moved(twelve, seats), plan(price("flat_month", 5000)), service)).toBe("at_renewal");
  });
});
