import type { CataloguePrice, CatalogueProduct } from "../stripe/catalogue/catalogue";
import { serviceWarnings } from "./service-warnings";

const price = (id: string, more: Partial<CataloguePrice> = {}): CataloguePrice => ({
  ...{ id, amount: 1_900, currency: "usd", otherCurrencies: {}, interval: "month", intervalCount: 1 },
  ...{ isMetered: false, isTiered: false, nickname: null },
  ...more,
});

const product = (
  id: string,
  prices: CataloguePrice[],
  more: Partial<CatalogueProduct> = {},
): CatalogueProduct => ({
  ...{ id, name: id, description: null, service: "Lumen", tier: id, isAddon: false, unitLabel: null },
  ...{ features: [], defaultPriceId: null, prices },
  ...more,
});

const serviceOf = (...products: CatalogueProduct[]) => ({
  name: "Lumen",
  tiers: products.map(({ id, prices }) => ({ productId: id, priceIds: prices.map((each) => each.id) })),
});

const starter = product("Starter", [price("s")]);
const team = product("Team", [price("t"), price("ty", { interval: "year" })]);

it("returns no warning if every tier can be chosen", () => {
  expect(serviceWarnings(serviceOf(starter, team), [starter, team])).toEqual([]);
});

const euro = product("Euro", [price("e", { currency: "eur" })]);
const both = product("Both", [price("b", { otherCurrencies: { eur: 1_700 } })]);
const yearly = product("Yearly", [price("y", { interval: "year" })]);
const withDefault = product("Default", [price("d")], { defaultPriceId: "old" });
const unsold = product("Unsold", []);

it.each<[string, CatalogueProduct[], CatalogueProduct[], string]>([
  [
    "a product that is archived",
    [starter, team, product("Gone", [price("g")])],
    [starter, team],
    "Gone is archived",
  ],
  ["a product without prices", [starter, team, unsold], [starter, team, unsold], "Unsold is archived"],
  [
    "a price that is archived",
    [starter, product("Team", [price("t"), price("old")])],
    [starter, team],
    "Team uses an archived price",
  ],
  [
    "a tier whose prices are all archived",
    [starter, product("Team", [price("old")])],
    [starter, team],
    "All chosen prices of Team",
  ],
  [
    "a default price that is archived",
    [starter, withDefault],
    [starter, withDefault],
    "The default price of Default",
  ],
  ["a tagged product without a price", [starter, team], [starter, team, unsold], "Unsold is tagged"],
  ["a tier without another's currency", [starter, euro], [starter, euro], "Starter has no price in EUR"],
  [
    "several such tiers",
    [starter, team, euro],
    [starter, team, euro],
    "Starter and Team have no price in EUR",
  ],
  [
    "a tier with fewer currencies than the other",
    [starter, both],
    [starter, both],
    "Starter has no price in EUR",
  ],
  [
    "no shared interval",
    [starter, yearly],
    [starter, yearly],
    "No billing period is available for every tier",
  ],
  ["nothing to change to", [starter], [starter], "There’s only one price"],
])("says when there is %s", (_what, chosen, catalogue, words) => {
  expect(serviceWarnings(serviceOf(...chosen), catalogue)).toContainEqual(expect.stringContaining(words));
});

it("names products that are gone from the catalogue, and ignores hidden tiers", () => {
  const gone = product("prod_gone", [price("g")]);
  const service = serviceOf(starter, team, gone);
  expect(serviceWarnings(service, [starter, team], { prod_gone: "Studio" })).toEqual([
    expect.stringContaining("Studio is archived"),
  ]);
  const tiers = service.tiers.map((tier) => ({ ...tier, isHidden: tier.productId === "prod_gone" }));
  expect(serviceWarnings({ ...service, tiers }, [starter, team])).toEqual([]);
});
