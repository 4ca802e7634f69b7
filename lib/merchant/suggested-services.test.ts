import type { CataloguePrice, CatalogueProduct } from "../stripe/catalogue/catalogue";
import { serviceWarnings, suggestServices } from "./suggested-services";

const price = (id: string, amount: number, more: Partial<CataloguePrice> = {}): CataloguePrice => ({
  id,
  amount,
  currency: "usd",
  interval: "month",
  intervalCount: 1,
  isMetered: false,
  isTiered: false,
  nickname: null,
  ...more,
});

const product = (
  id: string,
  prices: CataloguePrice[],
  more: Partial<CatalogueProduct> = {},
): CatalogueProduct => ({
  id,
  name: id,
  description: null,
  service: "Lumen",
  tier: id,
  isAddon: false,
  unitLabel: null,
  prices,
  ...more,
});

const serviceOf = (...products: CatalogueProduct[]) => ({
  name: "Lumen",
  tiers: products.map(({ id, prices }) => ({ productId: id, priceIds: prices.map((each) => each.id) })),
});

describe("services suggested by tags", () => {
  it("contain the tagged products, from cheapest to most expensive", () => {
    const catalogue = [
      product("business", [price("b", 14_900)]),
      product("starter", [price("s-year", 19_000, { interval: "year" })]),
      product("team", [price("t", 4_900)]),
    ];
    expect(suggestServices(catalogue)).toEqual([
      {
        name: "Lumen",
        tiers: [
          { productId: "starter", priceIds: ["s-year"] },
          { productId: "team", priceIds: ["t"] },
          { productId: "business", priceIds: ["b"] },
        ],
      },
    ]);
  });

  it("leave out add-ons, untagged products and usage-based prices", () => {
    const catalogue = [
      product("starter", [price("s", 1_900), price("usage", 1, { isMetered: true })]),
      product("seats", [price("a", 900)], { isAddon: true }),
      product("other", [price("o", 900)], { service: null }),
      product("metered", [price("m", 1, { isMetered: true })]),
    ];
    expect(suggestServices(catalogue)).toEqual([
      { name: "Lumen", tiers: [{ productId: "starter", priceIds: ["s"] }] },
    ]);
  });

  it("are one per tag", () => {
    const catalogue = [product("a", [price("1", 1)]), product("b", [price("2", 2)], { service: "Status" })];
    expect(suggestServices(catalogue).map(({ name }) => name)).toEqual(["Lumen", "Status"]);
  });
});

describe("service warnings", () => {
  const month = product("starter", [price("s", 1_900)]);

  it("are empty when a currency and an interval are shared", () => {
    const team = product("team", [price("t", 4_900), price("ty", 49_000, { interval: "year" })]);
    expect(serviceWarnings(serviceOf(month, team), [month, team])).toEqual([]);
  });

  it("name the different currencies", () => {
    const team = product("team", [price("t", 4_900, { currency: "eur" })]);
    expect(serviceWarnings(serviceOf(month, team), [month, team])).toEqual([
      expect.stringContaining("USD, EUR"),
    ]);
  });

  it("say when no interval is shared", () => {
    const team = product("team", [price("ty", 49_000, { interval: "year" })]);
    expect(serviceWarnings(serviceOf(month, team), [month, team])).toEqual([
      expect.stringContaining("interval"),
    ]);
  });

  it("say when there is nothing to switch to", () => {
    expect(serviceWarnings(serviceOf(month), [month])).toEqual([expect.stringContaining("only one price")]);
  });

  it("say when a chosen price is no longer sold", () => {
    const service = serviceOf(month, product("gone", [price("g", 1)]));
    expect(serviceWarnings(service, [month])).toContainEqual(expect.stringContaining("archived in Stripe"));
  });
});
