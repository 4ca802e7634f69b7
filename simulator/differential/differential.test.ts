import type { Simulator } from "../server";
import { newWorld, startTestSimulator, type TestWorld } from "../test-support";
import { type Accounts, compareFlow, report, runFlow } from "./differential";
import type { Flow } from "./flow-runner";
import { flows } from "./flows/all-flows";
import { createShop } from "./shop";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());

/** Both sides are worlds of the simulator, so any difference between them is a bug in the comparison. */
async function sides(): Promise<Accounts & { one: TestWorld; other: TestWorld }> {
  const [one, other] = [newWorld(simulator), newWorld(simulator)];
  await other.stripe.products.list();
  return { one, other, real: one.stripe, simulated: other.stripe, moveSimulatorTo: other.moveTo };
}

describe("the flows of the differential mode", () => {
  it.each(flows.map((flow) => [flow.name, flow] as const))("run to completion: %s", async (_, flow) => {
    const { steps, broken } = await runFlow(flow, newWorld(simulator).stripe);
    expect(broken).toBeUndefined();
    expect(steps.length).toBeGreaterThan(5);
  });

  it("get the same answers from two worlds", async () => {
    for (const flow of flows) {
      const comparison = await compareFlow(flow, await sides());
      expect(comparison).toMatchObject({ flow: flow.name, differences: [] });
      expect(comparison.broken).toBeUndefined();
    }
  });

  it("clean up after themselves", async () => {
    const { stripe } = newWorld(simulator);
    for (const flow of flows) await runFlow(flow, stripe);
    expect((await stripe.testHelpers.testClocks.list()).data).toEqual([]);
    expect((await stripe.products.list({ active: true })).data).toEqual([]);
    expect((await stripe.coupons.list()).data).toEqual([]);
  });
});

describe("the comparison", () => {
  it("names each difference with its step", async () => {
    const both = await sides();
    let amount = 1000;
    const flow: Flow = {
      name: "a moving price",
      run: async (runner) => {
        const { price } = await createShop(runner);
        await price((amount += 1000));
      },
    };
    const comparison = await compareFlow(flow, both);
    expect(comparison.differences).toContainEqual({
      step: expect.stringContaining("create a price"),
      what: "unit_amount is 3000, recorded as 2000",
    });
    expect(report([comparison])).toMatch(/a moving price: 4 steps, \d differences\n {2}create a price/);
  });

  it("reports a different refusal and a failed flow", async () => {
    const both = await sides();
    let tries = 0;
    const flow: Flow = {
      name: "odd",
      run: async (runner) => {
        tries += 1;
        const id = tries === 1 ? "cus_none0000" : "";
        await runner.expectRefusal("an unknown customer", () =>
          id ? runner.stripe.customers.retrieve(id) : runner.stripe.products.create({ name: "" }),
        );
        runner.assertEqual("the world stands", tries, 1);
      },
    };
    const comparison = await compareFlow(flow, both);
    expect(comparison.differences.map(({ what }) => what)).toContain("statusCode is 400, recorded as 404");
    expect(comparison.broken).toBe("Simulator: the world stands: 2, not 1");
  });
});
