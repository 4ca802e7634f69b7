import type { World } from "../world";
import { callApi } from "./call-api";
import { createCatalog, lumenPrice, makePrice } from "./lumen-catalog";
import { createPromotions } from "./promotions";
import type { Chapter } from "./story";

const service = { sb_service: "Lumen Analytics" };
const monthly = { recurring: { interval: "month" } };
const yearly = { recurring: { interval: "year" } };

/**
 * How Lumen's shop was built: everything in the everyday shop, and the products for the states. Products that are no
 * longer sold were on sale when the customers bought them.
 */
export const shopStory: readonly Chapter[] = [
  [1620, createCatalog],
  [1620, addTiers],
  [1620, addExtras],
  [1620, addCurrencies],
  [1620, (world) => makePrice(world, "team_old", "prod_LumenTeam", { unit_amount: 3900, ...monthly })],
  [150, (world) => callApi(world, "POST", `/v1/prices/${lumenPrice("team_old")}`, { active: false })],
];

/**
 * Creates the promotions in a world without everyday customers. The everyday customers' story already includes the
 * promotions.
 */
export const promotionsChapter: Chapter = [60, createPromotions];

/** Adds a free tier and a tier with seats. */
function addTiers(world: World): void {
  callApi(world, "POST", "/v1/products", {
    id: "prod_LumenFree",
    name: "Lumen Free",
    description: "One site, 1,000 visits a month, 30 days of history.",
    metadata: { ...service, sb_tier: "Free" },
  });
  makePrice(world, "free_month", "prod_LumenFree", { unit_amount: 0, ...monthly });
  callApi(world, "POST", "/v1/products", {
    id: "prod_LumenStudio",
    name: "Lumen Studio",
    description: "For agencies: every client’s site, paid for each seat.",
    unit_label: "seat",
    metadata: { ...service, sb_tier: "Studio", sb_quantity_enabled: "true" },
  });
  makePrice(world, "studio_month", "prod_LumenStudio", { unit_amount: 5900, ...monthly });
  makePrice(world, "studio_year", "prod_LumenStudio", { unit_amount: 59000, ...yearly });
}

/** Adds an add-on for every tier, metered requests, and a weekly report. */
function addExtras(world: World): void {
  callApi(world, "POST", "/v1/products", {
    id: "prod_LumenHistory",
    name: "Lumen Extra History",
    description: "Five more years of history.",
    metadata: { ...service, sb_addon: "true" },
  });
  makePrice(world, "history_month", "prod_LumenHistory", { unit_amount: 1200, ...monthly });
  callApi(world, "POST", "/v1/products", {
    id: "prod_LumenRequests",
    name: "Lumen API Requests",
    description: "Your numbers in your own tools, paid for by the request.",
    unit_label: "request",
  });
  const meter = callApi(world, "POST", "/v1/billing/meters", {
    display_name: "API requests",
    event_name: "api_requests",
    default_aggregation: { formula: "sum" },
  });
  makePrice(world, "requests_month", "prod_LumenRequests", {
    unit_amount: 2,
    recurring: { interval: "month", usage_type: "metered", meter: meter.id },
  });
  callApi(world, "POST", "/v1/products", {
    id: "prod_LumenReport",
    name: "Lumen Weekly Report",
    description: "The week on one page, every Monday.",
  });
  makePrice(world, "report_week", "prod_LumenReport", { unit_amount: 400, recurring: { interval: "week" } });
}

/** Adds prices in yen, which has no minor unit, and in Kuwaiti dinars, which have a thousand fils each. */
function addCurrencies(world: World): void {
  for (const [word, product, yen, fils] of [
    ["starter", "prod_LumenStarter", 2800, 6000],
    ["team", "prod_LumenTeam", 7200, 15250],
    ["business", "prod_LumenBusiness", 22000, 46000],
  ] as const) {
    makePrice(world, `${word}_month_jpy`, product, { currency: "jpy", unit_amount: yen, ...monthly });
    makePrice(world, `${word}_month_kwd`, product, { currency: "kwd", unit_amount: fils, ...monthly });
  }
}
