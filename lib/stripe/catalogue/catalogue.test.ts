import { portalWorld, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import { createStripe } from "../connection/client";
import { readCatalogue } from "./catalogue";

describe("the catalogue", () => {
  beforeAll(startPortalWorlds);
  afterAll(stopPortalWorlds);

  it("lists every active product with its recurring prices, in our own terms", async () => {
    const world = await portalWorld();
    const products = await readCatalogue(createStripe(world.stripeKey));
    const team = products.find(({ name }) => name === "Lumen Team");
    expect(team).toMatchObject({ service: "Lumen Analytics", isAddon: false });
    expect(team?.prices.map(({ amount, currency, interval }) => [amount, currency, interval])).toEqual([
      [4_900, "usd", "month"],
      [49_000, "usd", "year"],
    ]);
  });

  it("leaves out archived products and one-time prices, and reads beyond the first page", async () => {
    const world = await portalWorld();
    const { stripe } = world;
    await stripe.prices.create({ currency: "usd", unit_amount: 500, product: "prod_LumenTeam" });
    const archived = await stripe.products.create({ name: "Archived" });
    const recurring = { interval: "month" } as const;
    await stripe.prices.create({ currency: "usd", unit_amount: 500, product: archived.id, recurring });
    await stripe.products.update(archived.id, { active: false });
    for (let count = 0; count < 101; count += 1) {
      const { id } = await stripe.products.create({ name: `Product ${count}` });
      await stripe.prices.create({ currency: "usd", unit_amount: 100 + count, product: id, recurring });
    }
    const products = await readCatalogue(createStripe(world.stripeKey));
    const names = products.map(({ name }) => name);
    expect(names).not.toContain("Archived");
    expect(names.filter((name) => name.startsWith("Product "))).toHaveLength(101);
    expect(products.find(({ id }) => id === "prod_LumenTeam")?.prices).toHaveLength(2);
  });
});
