import type { World } from "../world";
import { callApi } from "./call-api";

/**
 * Lumen sells web analytics in three tiers, and status pages separately. Amounts in US cents: per month, per
 * year.
 */
const tiers = [
  {
    tier: "Starter",
    description: "One site, 10,000 visits a month, 1 year of history.",
    month: 1900,
    year: 19000,
  },
  {
    tier: "Team",
    description: "Ten sites, 250,000 visits a month, shared dashboards.",
    month: 4900,
    year: 49000,
  },
  {
    tier: "Business",
    description: "Any number of sites, 2 million visits, single sign-on.",
    month: 14900,
    year: 149000,
  },
] as const;

/** The fixed ID of a price: `price_Lumen_team_month`. */
export const lumenPrice = (name: string): string => `price_Lumen_${name}`;

/** Creates the products and prices. Tags on the tiers let a portal offer them as one service. */
export function createCatalog(world: World): void {
  tiers.forEach(({ tier, description, month, year }) => {
    const word = tier.toLowerCase();
    const id = `prod_Lumen${tier}`;
    const metadata = { sb_service: "Lumen Analytics", sb_tier: tier };
    callApi(world, "POST", "/v1/products", { id, name: `Lumen ${tier}`, description, metadata });
    makePrice(world, `${word}_month`, id, { unit_amount: month, recurring: { interval: "month" } });
    makePrice(world, `${word}_year`, id, { unit_amount: year, recurring: { interval: "year" } });
    callApi(world, "POST", `/v1/products/${id}`, { default_price: lumenPrice(`${word}_month`) });
  });
  const status = {
    id: "prod_LumenStatus",
    name: "Lumen Status Page",
    description: "A public page that says whether your site is up.",
  };
  callApi(world, "POST", "/v1/products", status);
  makePrice(world, "status_month", status.id, { unit_amount: 900, recurring: { interval: "month" } });
}

/** Creates a price, in US dollars unless `params` (Stripe's parameters) names another currency. */
export function makePrice(world: World, name: string, product: string, params: object): void {
  world.presetId("price", lumenPrice(name));
  callApi(world, "POST", "/v1/prices", { product, currency: "usd", ...params });
}
