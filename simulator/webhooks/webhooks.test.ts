import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Stripe from "stripe";
import type { Simulator } from "../server";
import { newWorld, startTestSimulator, type TestWorld } from "../test-support";
import type { Delivery } from "./delivery";

let simulator: Simulator;
let receiver: Server;
/** The received requests, and the statuses of the next answers (200 after the last of them). */
let received: { headers: IncomingHttpHeaders; body: string }[];
let statuses: number[];

beforeAll(async () => {
  simulator = await startTestSimulator();
  receiver = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      received.push({ headers: request.headers, body });
      response.writeHead(statuses.shift() ?? 200, { location: "http://127.0.0.1:1/" }).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
});
beforeEach(() => {
  received = [];
  statuses = [];
});
afterAll(async () => {
  await simulator.close();
  await new Promise((resolve) => receiver.close(resolve));
});

const address = () => `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/webhook`;

async function listening(events: Stripe.WebhookEndpointCreateParams["enabled_events"] = ["*"]) {
  const world = newWorld(simulator);
  const endpoint = await world.stripe.webhookEndpoints.create({ url: address(), enabled_events: events });
  return { ...world, endpoint };
}

/** Waits until nothing is due, and returns the deliveries. */
const settled = (world: TestWorld) => world.admin("POST", "deliveries") as Promise<Delivery[]>;
const typesReceived = () => received.map(({ body }) => (JSON.parse(body) as Stripe.Event).type);

describe("webhook endpoints", () => {
  it("show their secret only when they are created", async () => {
    const { stripe, endpoint } = await listening(["customer.created"]);
    expect(endpoint.secret).toMatch(/^whsec_\w{32}$/);
    const { id } = endpoint;
    expect(await stripe.webhookEndpoints.retrieve(id)).not.toHaveProperty("secret");
    expect((await stripe.webhookEndpoints.list()).data[0]).not.toHaveProperty("secret");
    const updated = await stripe.webhookEndpoints.update(id, { disabled: true, metadata: { a: "b" } });
    expect(updated).toMatchObject({ status: "disabled", metadata: { a: "b" } });
    expect(await stripe.webhookEndpoints.del(id)).toMatchObject({ deleted: true });
    await expect(stripe.webhookEndpoints.retrieve(id)).rejects.toMatchObject({ code: "resource_missing" });
  });

  it("are refused if their URL is invalid or if Stripe does not have their event", async () => {
    const { stripe } = newWorld(simulator);
    await expect(
      stripe.webhookEndpoints.create({ url: "nowhere", enabled_events: ["*"] }),
    ).rejects.toMatchObject({ code: "url_invalid" });
    await expect(
      stripe.webhookEndpoints.create({ url: address(), enabled_events: ["customer.danced" as "*"] }),
    ).rejects.toMatchObject({ statusCode: 400, param: "enabled_events[0]" });
  });
});

describe("deliveries", () => {
  it("are signed with only their endpoint's secret, so that Stripe's package accepts them", async () => {
    const world = await listening();
    const customer = await world.stripe.customers.create({ email: "a@example.com" });
    await settled(world);
    const { headers, body } = received[0]!;
    const signature = String(headers["stripe-signature"]);
    const event = world.stripe.webhooks.constructEvent(body, signature, world.endpoint.secret!);
    expect(event).toMatchObject({ type: "customer.created", data: { object: { id: customer.id } } });
    expect(event.pending_webhooks).toBe(1);
    expect((await world.stripe.events.retrieve(event.id)).pending_webhooks).toBe(0);
    expect(() => world.stripe.webhooks.constructEvent(body, signature, "whsec_other")).toThrow(
      Stripe.errors.StripeSignatureVerificationError,
    );
  });

  it("go only to endpoints that listen for the event", async () => {
    const world = await listening(["product.created", "customer.deleted"]);
    const { id } = await world.stripe.customers.create({});
    await world.stripe.products.create({ name: "x" });
    await world.stripe.customers.del(id);
    await world.stripe.webhookEndpoints.update(world.endpoint.id, { disabled: true });
    await world.stripe.products.create({ name: "y" });
    await settled(world);
    expect(typesReceived()).toEqual(["product.created", "customer.deleted"]);
  });

  it("are retried by the world's clock, three times in test mode", async () => {
    const world = await listening();
    const clock = async (advance: number) => {
      await world.admin("POST", "clock", { advance, freeze: true });
      return (await settled(world))[0]!;
    };
    await clock(0);
    statuses = [500, 302, 404, 500];
    await world.stripe.customers.create({});
    expect((await settled(world))[0]).toMatchObject({ state: "waiting", attempts: [{ status: 500 }] });
    expect((await clock(599)).attempts).toHaveLength(1);
    expect((await clock(1)).attempts).toHaveLength(2);
    expect((await clock(3600)).attempts).toHaveLength(3);
    expect(await clock(3 * 3600)).toMatchObject({ state: "failed" });
    expect((await clock(30 * 3600)).attempts.map(({ status }) => status)).toEqual([500, 302, 404, 500]);
    expect((await world.stripe.events.list({ delivery_success: false })).data).toHaveLength(1);
  });

  it("never leave this machine", async () => {
    const world = newWorld(simulator);
    await world.stripe.webhookEndpoints.create({ url: "https://example.com/hook", enabled_events: ["*"] });
    await world.stripe.customers.create({});
    expect(await settled(world)).toMatchObject([{ state: "refused", attempts: [] }]);
  });

  it("record why there was no answer", async () => {
    const world = newWorld(simulator);
    await world.stripe.webhookEndpoints.create({ url: "http://127.0.0.1:1/", enabled_events: ["*"] });
    await world.stripe.customers.create({});
    const [delivery] = await settled(world);
    expect(delivery!.attempts[0]!.error).toBeTruthy();
    expect(delivery!.state).toBe("waiting");
  });
});

describe("delivery faults", () => {
  const create = (world: TestWorld, ...names: string[]) =>
    names.reduce<Promise<unknown>>(
      (before, name) => before.then(() => world.stripe.products.create({ name })),
      Promise.resolve(),
    );
  const namesReceived = () =>
    received.map(({ body }) => ((JSON.parse(body) as Stripe.Event).data.object as Stripe.Product).name);

  it("drop deliveries", async () => {
    const world = await listening();
    await world.admin("POST", "webhooks", { event: "product.*", times: 1, action: { type: "drop" } });
    await create(world, "a", "b");
    expect((await settled(world)).map(({ state }) => state)).toEqual(["dropped", "delivered"]);
    expect(namesReceived()).toEqual(["b"]);
  });

  it("send deliveries twice", async () => {
    const world = await listening();
    await world.admin("POST", "webhooks", { times: 1, action: { type: "duplicate" } });
    await create(world, "a", "b");
    await settled(world);
    expect(namesReceived()).toEqual(["a", "a", "b"]);
    expect(new Set(received.map(({ body }) => (JSON.parse(body) as Stripe.Event).id)).size).toBe(2);
  });

  it("delay deliveries by the world's clock", async () => {
    const world = await listening();
    await world.admin("POST", "clock", { advance: 0, freeze: true });
    await world.admin("POST", "webhooks", { times: 1, action: { type: "delay", seconds: 60 } });
    await create(world, "a", "b");
    await settled(world);
    expect(namesReceived()).toEqual(["b"]);
    await world.admin("POST", "clock", { advance: 60 });
    await settled(world);
    expect(namesReceived()).toEqual(["b", "a"]);
  });

  it("reverse the order of deliveries", async () => {
    const world = await listening();
    await world.admin("POST", "webhooks", { times: 1, action: { type: "reorder" } });
    await create(world, "a", "b", "c");
    await settled(world);
    expect(namesReceived()).toEqual(["b", "a", "c"]);
  });

  it("are refused if invalid, and can be removed", async () => {
    const world = await listening();
    await expect(world.admin("POST", "webhooks", { action: { type: "explode" } })).rejects.toThrow("drop");
    await world.admin("POST", "webhooks", { action: { type: "drop" } });
    await world.admin("DELETE", "webhooks");
    await create(world, "a");
    await settled(world);
    expect(namesReceived()).toEqual(["a"]);
  });
});
