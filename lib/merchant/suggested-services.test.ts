import type { CataloguePrice, CatalogueProduct } from "../stripe/catalogue/catalogue";
import { suggestServices } from "./suggested-services";

const price = (id: string, amount: number, more: Partial<CataloguePrice> = {}): CataloguePrice => ({
  id,
  amount,
  currency: "usd",
  otherCurrencies: {},
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
  features: [],
  defaultPriceId: null,
  prices,
  ...more,
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

  it("include one service per tag", () => {
    const catalogue = [product("a", [price("1", 1)]), product("b", [price("2", 2)], { service: "Status" })];
    expect(suggestServices(catalogue).map(({ name }) => name)).toEqual(["Lumen", "Status"]);
  });
});
