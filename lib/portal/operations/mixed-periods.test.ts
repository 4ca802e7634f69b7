import type Stripe from "stripe";
import { changePlan, preparePlanChange } from "@/lib/testing/changing-plan";
import { portalWorld, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";

/** Tests a plan change for Xavier, who pays for Team yearly and for an add-on monthly. */

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

it("downgrades now with the previewed credit, because a schedule would shorten the yearly period", async () => {
  const world = await portalWorld("test", "mixed-intervals");
  const { token, preview, input } = await preparePlanChange(
    world,
    "xavier@example.com",
    "price_Lumen_starter_year",
  );
  expect(preview).toMatchObject({ kind: "now", confirm: "Change to Lumen Starter" });
  const credit = /\$([\d.]+) goes to your balance/.exec(preview.explanation)?.[1];
  expect(await changePlan(token, input)).toMatchObject({ event: { response: { outcome: "applied" } } });
  const now = await world.stripe.subscriptions.retrieve(input.subscriptionId);
  expect(now.schedule).toBeNull();
  expect(now.items.data.map(({ price }) => price.id).sort()).toEqual([
    "price_Lumen_history_month",
    "price_Lumen_starter_year",
  ]);
  const { balance } = (await world.stripe.customers.retrieve("cus_LumenXavier")) as Stripe.Customer;
  expect((-balance / 100).toFixed(2)).toBe(credit);
});
