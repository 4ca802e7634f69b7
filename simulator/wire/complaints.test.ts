import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Stripe from "stripe";
import { Sandboxes } from "../sandboxes";
import { callApi } from "../scenarios/call-api";
import { type Simulator, startSimulator } from "../server";
import { newWorld } from "../test-support";

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({ validateResponses: true, onFault: () => undefined });
});
afterEach(() => simulator.close());

const told = async () => (await fetch(`${simulator.url}/_sim/complaints`)).json() as Promise<unknown>;

describe("complaints", () => {
  it("report a request that Stripe's types refuse", async () => {
    const { stripe } = newWorld(simulator);
    await expect(stripe.customers.create({ nmae: "x" } as never)).rejects.toThrow(Stripe.errors.StripeError);
    expect(await told()).toEqual([
      { kind: "invalid_request", message: "POST /v1/customers: Received unknown parameter: nmae" },
    ]);
  });

  it("report a URL that Stripe does not have", async () => {
    const { stripe } = newWorld(simulator);
    await expect(stripe.rawRequest("GET", "/v1/nonsense")).rejects.toThrow("Unrecognized request URL");
    expect(await told()).toMatchObject([
      { kind: "invalid_request", message: expect.stringContaining("GET /v1/nonsense") },
    ]);
  });

  it("report an operation that the simulator does not imitate", async () => {
    const { stripe } = newWorld(simulator);
    await expect(stripe.payouts.list()).rejects.toThrow("does not imitate");
    expect(await told()).toEqual([
      { kind: "not_imitated", message: "The simulator does not imitate GET /v1/payouts." },
    ]);
  });

  it("report an answer that Stripe's types do not allow", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "simulator-")), "worlds.json");
    const sandboxes = new Sandboxes("http://127.0.0.1");
    const { world } = sandboxes.get("test_sim_spoiled");
    world.change(callApi(world, "POST", "/v1/customers", {}), { balance: "much" });
    writeFileSync(file, JSON.stringify(sandboxes.snapshot()));
    const spoiled = await startSimulator({
      validateResponses: true,
      dataFile: file,
      onFault: () => undefined,
    });
    const headers = { authorization: "Bearer sk_test_sim_spoiled" };
    const answer = await fetch(`${spoiled.url}/v1/customers`, { headers });
    await spoiled.close();
    expect(answer.status).toBe(500);
    expect(spoiled.complaints()).toMatchObject([
      { kind: "fault", message: expect.stringContaining("balance") },
    ]);
  });

  it("do not report an injected fault, or a valid request that Stripe would refuse", async () => {
    const { stripe, admin } = newWorld(simulator);
    await expect(stripe.customers.retrieve("cus_none")).rejects.toThrow("No such customer");
    await admin("POST", "faults", {
      match: { path: "/v1/customers" },
      action: { type: "status", status: 501 },
    });
    await expect(stripe.customers.list()).rejects.toThrow(Stripe.errors.StripeError);
    expect(await told()).toEqual([]);
  });
});
