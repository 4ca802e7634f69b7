import { firstOf } from "@/lib/testing/changing-plan";
import { portalWorld, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import { sameTierBy } from "./choose-plan";

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

it("finds the other interval of a tier by its product, even if two tiers have the same name", async () => {
  const world = await portalWorld();
  for (const tier of ["Starter", "Team", "Business"])
    await world.stripe.products.update(`prod_Lumen${tier}`, { name: "Lumen" });
  const { changePlan } = await firstOf(await world.visit("ada@example.com"));
  const plans = changePlan?.plans ?? [];
  expect(new Set(plans.map(({ name }) => name))).toEqual(new Set(["Lumen"]));

  const monthly = plans.filter(({ intervalId }) => intervalId === "1-month");
  const pairs = monthly.map((plan) => [plan.priceId, sameTierBy("1-year", plan, plans)?.priceId]);
  expect(pairs).toEqual([
    ["price_Lumen_starter_month", "price_Lumen_starter_year"],
    ["price_Lumen_team_month", "price_Lumen_team_year"],
    ["price_Lumen_business_month", "price_Lumen_business_year"],
  ]);
  for (const plan of monthly) expect(sameTierBy("3-month", plan, plans)).toBeNull();
});
