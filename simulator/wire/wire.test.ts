import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Stripe from "stripe";
import type { Simulator } from "../server";
import { newWorld, startTestSimulator } from "../test-support";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());

/** Passes parameters that the types of Stripe's package forbid, as an old or careless integration would. */
const loosely = (params: unknown): never => params as never;

describe("the simulator's API", () => {
  it.each([
    [
      "unknown",
      { nmae: "x" },
      { code: "parameter_unknown", param: "nmae", message: "Received unknown parameter: nmae" },
    ],
    [
      "unknown inside an object",
      { name: "x", package_dimensions: { height: 1, length: 1, weight: 1, width: 1, depth: 1 } },
      { code: "parameter_unknown", param: "package_dimensions[depth]" },
    ],
    ["missing", {}, { code: "parameter_missing", param: "name", message: "Missing required param: name." }],
    ["empty", { name: "" }, { code: "parameter_invalid_empty", param: "name" }],
    [
      "not a value of its enumeration",
      { name: "x", type: "thing" },
      { message: expect.stringMatching(/^Invalid type: must be one of \w+ or \w+$/), param: "type" },
    ],
    ["not a boolean", { name: "x", active: "maybe" }, { message: "Invalid boolean: maybe", param: "active" }],
  ])("refuses a parameter that is %s", async (_, params, refusal) => {
    const { stripe } = newWorld(simulator);
    await expect(stripe.products.create(loosely(params))).rejects.toMatchObject({
      type: "StripeInvalidRequestError",
      statusCode: 400,
      ...refusal,
    });
    expect((await stripe.products.list()).data).toEqual([]);
  });

  it("refuses an invalid number, with its location", async () => {
    const { stripe } = newWorld(simulator);
    await expect(
      stripe.prices.create(loosely({ currency: "usd", unit_amount: "ten" })),
    ).rejects.toMatchObject({
      code: "parameter_invalid_integer",
      message: "Invalid integer: ten",
      param: "unit_amount",
    });
  });

  it.each([
    [{ currency: "usd", unit_amount_decimal: "ten" }, "Invalid decimal: ten", "unit_amount_decimal"],
    [{ currency: "usd", unit_amount_decimal: "1.1234567890123" }, "12 decimal places", "unit_amount_decimal"],
    [{ currency: "zzz", unit_amount: 1 }, "Invalid currency: zzz", "currency"],
  ])("refuses an invalid amount or currency: %j", async (amount, words, param) => {
    const { stripe } = newWorld(simulator);
    const price = loosely({ ...amount, product_data: { name: "Plan" } });
    await expect(stripe.prices.create(price)).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining(words),
      param,
    });
  });

  it("names an operation that it does not imitate, and refuses URLs that Stripe does not have", async () => {
    const { stripe } = newWorld(simulator);
    await expect(stripe.payouts.list()).rejects.toMatchObject({
      statusCode: 501,
      message: expect.stringContaining("GET /v1/payouts"),
    });
    await expect(stripe.rawRequest("GET", "/v1/nonsense")).rejects.toMatchObject({
      statusCode: 404,
      type: "StripeInvalidRequestError",
      message:
        "Unrecognized request URL (GET: /v1/nonsense). Please see https://stripe.com/docs or we can help at " +
        "https://support.stripe.com/.",
    });
    await expect(stripe.rawRequest("GET", "/v1/customers/")).rejects.toMatchObject({
      statusCode: 404,
      message: expect.stringContaining("make sure you passed a valid (non-empty) identifier in your code."),
    });
  });

  it("adds fields after `[]` to one object until a field is repeated, as curl commands write lists", async () => {
    const { stripe, secretKey } = newWorld(simulator);
    const { id: customer } = await stripe.customers.create({ email: "ada@example.com" });
    const recurring = { interval: "month" } as const;
    const price = (unit_amount: number) =>
      stripe.prices.create({ currency: "usd", unit_amount, recurring, product_data: { name: "Plan" } });
    const [one, other] = [await price(0), await price(0)];
    const response = await fetch(`${simulator.url}/v1/subscriptions`, {
      method: "POST",
      headers: { authorization: `Bearer ${secretKey}` },
      body:
        `customer=${customer}&items[][price]=${one.id}&items[][quantity]=2&items[][metadata][a]=1&items[][metadata][b]=2` +
        `&items[][price]=${other.id}&expand[]=customer&expand[]=latest_invoice`,
    });
    const { items } = (await response.json()) as Stripe.Subscription;
    expect(items.data.map(({ price, quantity, metadata }) => [price.id, quantity, metadata])).toEqual([
      [one.id, 2, { a: "1", b: "2" }],
      [other.id, 1, {}],
    ]);
  });

  const train = Stripe.API_VERSION.split(".")[1]!;

  it.each([`2026-09-30.${train}`, Stripe.API_VERSION, `2026-11-18.${train}`, `2027-01-27.${train}`])(
    "accepts every version of its release train: %s",
    async (apiVersion) => {
      const { stripe } = newWorld(simulator);
      const { lastResponse } = await stripe.products.list({}, { apiVersion });
      expect(lastResponse.apiVersion).toBe(apiVersion);
    },
  );

  it.each(["2020-08-27", "2026-03-25.dahlia", `2026-09.${train}`, train, `2026-10-28.${train}x`])(
    "refuses any other version: %s",
    async (apiVersion) => {
      const { stripe } = newWorld(simulator);
      await expect(stripe.products.list({}, { apiVersion })).rejects.toMatchObject({
        statusCode: 400,
        message: expect.stringContaining(Stripe.API_VERSION),
      });
    },
  );

  it("accepts a request without a version", async () => {
    const { secretKey } = newWorld(simulator);
    const headers = { authorization: `Bearer ${secretKey}` };
    const response = await fetch(`${simulator.url}/v1/products`, { headers });
    expect([response.status, response.headers.get("stripe-version")]).toEqual([200, Stripe.API_VERSION]);
  });

  it("returns the request ID and the version in headers", async () => {
    const { stripe } = newWorld(simulator);
    const { lastResponse } = await stripe.customers.create({});
    expect(lastResponse.requestId).toMatch(/^req_/);
    expect(lastResponse.apiVersion).toBe(Stripe.API_VERSION);
  });

  it("does not confuse parameter names with properties of its own objects", async () => {
    const { secretKey } = newWorld(simulator);
    const response = await fetch(`${simulator.url}/v1/customers`, {
      method: "POST",
      headers: { authorization: `Bearer ${secretKey}` },
      body: "metadata[__proto__]=x&metadata[a]=1",
    });
    const { metadata } = (await response.json()) as { metadata: object };
    expect(Object.keys(metadata)).toContain("a");
    expect(Object.prototype).not.toHaveProperty("x");
    const unknown = await fetch(`${simulator.url}/v1/customers`, {
      method: "POST",
      headers: { authorization: `Bearer ${secretKey}` },
      body: "__proto__[name]=x",
    });
    expect(unknown.status).toBe(400);
  });
});

describe("authentication", () => {
  it("answers 401 without a key, for a key without the mark `sim`, and for a revoked key", async () => {
    const world = newWorld(simulator);
    expect((await fetch(`${simulator.url}/v1/products`)).status).toBe(401);
    await expect(world.withKey("sk_test_51Hreal0000abcd").products.list()).rejects.toMatchObject({
      type: "StripeAuthenticationError",
      message: expect.stringMatching(/^Invalid API Key provided: sk_test_\*+abcd$/),
    });
    await world.stripe.products.list();
    await world.admin("POST", "keys", { key: world.secretKey, revoked: true });
    await expect(world.stripe.products.list()).rejects.toMatchObject({ statusCode: 401 });
  });

  it("shares a world between its keys, and nothing between worlds", async () => {
    const world = newWorld(simulator);
    const { id } = await world.stripe.customers.create({});
    expect((await world.withKey(`rk_${world.name}`).customers.retrieve(id)).id).toBe(id);
    await expect(newWorld(simulator).stripe.customers.retrieve(id)).rejects.toMatchObject({
      code: "resource_missing",
    });
    const live = world.withKey(world.secretKey.replace("_test_", "_live_"));
    await expect(live.customers.retrieve(id)).rejects.toMatchObject({ code: "resource_missing" });
    expect((await live.customers.create({})).livemode).toBe(true);
  });

  it("names the permission that a restricted key lacks, and includes read in write", async () => {
    const world = newWorld(simulator);
    const key = `rk_${world.name}__reader`;
    await world.stripe.customers.create({});
    await world.admin("POST", "keys", { key, permissions: ["customer_write", "product_read"] });
    const restricted = world.withKey(key);
    await restricted.customers.list();
    await restricted.products.list();
    await expect(restricted.prices.list()).rejects.toMatchObject({
      type: "StripePermissionError",
      message: expect.stringMatching(
        /^The provided key 'rk_test_\*+der' does not have the required permissions for this endpoint on account 'acct_\w+'\. Having the 'rak_plan_read' permission would allow this request to continue\.$/,
      ),
    });
    await expect(restricted.products.create({ name: "x" })).rejects.toMatchObject({ statusCode: 403 });
  });

  it("refuses a publishable key for requests that only a secret key may make", async () => {
    const world = newWorld(simulator);
    await expect(world.withKey(`pk_${world.name}`).customers.list()).rejects.toMatchObject({
      code: "secret_key_required",
    });
  });
});

describe("idempotency", () => {
  it("executes a repeated request once, and marks the answer as replayed", async () => {
    const { stripe } = newWorld(simulator);
    const options = { idempotencyKey: "op_1_create" };
    const first = await stripe.customers.create({ name: "Ada" }, options);
    const second = await stripe.customers.create({ name: "Ada" }, options);
    expect(second.id).toBe(first.id);
    expect(second.lastResponse.headers["idempotent-replayed"]).toBe("true");
    expect(second.lastResponse.headers["original-request"]).toBe(first.lastResponse.requestId);
    expect((await stripe.customers.list()).data).toHaveLength(1);
  });

  it("refuses other parameters with the same key", async () => {
    const { stripe } = newWorld(simulator);
    await stripe.customers.create({ name: "Ada" }, { idempotencyKey: "k" });
    await expect(stripe.customers.create({ name: "Eve" }, { idempotencyKey: "k" })).rejects.toMatchObject({
      type: "StripeIdempotencyError",
      message: expect.stringContaining("Try using a key other than 'k'"),
    });
  });

  it("ignores the order of parameters", async () => {
    const { stripe } = newWorld(simulator);
    const options = { idempotencyKey: "k" };
    const first = await stripe.customers.create(
      { name: "Ada", address: { city: "London", line1: "12" } },
      options,
    );
    const again = await stripe.customers.create(
      { address: { line1: "12", city: "London" }, name: "Ada" },
      options,
    );
    expect(again.id).toBe(first.id);
  });

  it("answers 409 while the first request is still running", async () => {
    const world = newWorld(simulator);
    await world.stripe.products.list();
    await world.admin("POST", "faults", {
      match: { method: "POST", path: "/v1/customers" },
      action: { type: "delay", milliseconds: 300 },
    });
    const slow = world.stripe.customers.create({}, { idempotencyKey: "k" });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(world.stripe.customers.create({}, { idempotencyKey: "k" })).rejects.toMatchObject({
      code: "idempotency_key_in_use",
    });
    await slow;
  });

  it("stores no answer for a request that was refused before it began", async () => {
    const { stripe } = newWorld(simulator);
    await expect(stripe.products.create(loosely({}), { idempotencyKey: "k" })).rejects.toMatchObject({
      statusCode: 400,
    });
    await expect(stripe.products.create({ name: "x" }, { idempotencyKey: "k" })).resolves.toMatchObject({
      name: "x",
    });
  });
});

describe("listing", () => {
  it("pages newest first in both directions, and validates cursors", async () => {
    const { stripe } = newWorld(simulator);
    const ids: string[] = [];
    for (const name of ["1", "2", "3", "4", "5"]) ids.unshift((await stripe.customers.create({ name })).id);
    const first = await stripe.customers.list({ limit: 2 });
    expect([first.data.map(({ id }) => id), first.has_more]).toEqual([ids.slice(0, 2), true]);
    const last = await stripe.customers.list({ limit: 2, starting_after: ids[3] });
    expect([last.data.map(({ id }) => id), last.has_more]).toEqual([ids.slice(4), false]);
    const before = await stripe.customers.list({ limit: 2, ending_before: ids[4] });
    expect([before.data.map(({ id }) => id), before.has_more]).toEqual([ids.slice(2, 4), true]);
    expect(await stripe.customers.list({ limit: 2 }).autoPagingToArray({ limit: 100 })).toHaveLength(5);
    await expect(stripe.customers.list({ starting_after: "cus_x" })).rejects.toMatchObject({
      statusCode: 400,
    });
    await expect(stripe.customers.list({ limit: 101 })).rejects.toMatchObject({ param: "limit" });
  });

  it("shows the first ten within an object, and all at their own URL", async () => {
    const { stripe } = newWorld(simulator);
    const { id: customer } = await stripe.customers.create();
    const names = Array.from({ length: 12 }, (_, i) => `Item ${i}`);
    const made = await stripe.invoices.create({ customer });
    for (const description of names)
      await stripe.invoiceItems.create({
        customer,
        amount: 100,
        currency: "usd",
        description,
        invoice: made.id,
      });
    const { lines } = await stripe.invoices.retrieve(made.id);
    expect([lines.data.length, lines.has_more]).toEqual([10, true]);
    const all = await stripe.invoices.listLineItems(made.id).autoPagingToArray({ limit: 100 });
    expect(all).toHaveLength(12);
    expect(all.slice(0, 10).map(({ id }) => id)).toEqual(lines.data.map(({ id }) => id));
  });
});

describe("expansion", () => {
  it("refuses more than four levels, and properties that cannot be expanded", async () => {
    const { stripe } = newWorld(simulator);
    await expect(
      stripe.subscriptions.list({ expand: ["data.items.data.price.product"] }),
    ).rejects.toMatchObject({
      message: expect.stringContaining("You cannot expand more than 4 levels of a property"),
    });
    await expect(stripe.products.list({ expand: ["data.name"] })).rejects.toMatchObject({
      message: expect.stringContaining("This property cannot be expanded (data.name)."),
    });
  });
});

describe("faults", () => {
  const fault = { match: { method: "POST", path: "/v1/customers" } };

  it("return the requested status the requested number of times", async () => {
    const world = newWorld(simulator);
    await world.stripe.products.list();
    await world.admin("POST", "faults", { ...fault, times: 2, action: { type: "status", status: 429 } });
    await expect(world.stripe.customers.create({})).rejects.toMatchObject({ type: "StripeRateLimitError" });
    await expect(world.stripe.customers.create({})).rejects.toMatchObject({ code: "rate_limit" });
    await expect(world.stripe.customers.create({})).resolves.toMatchObject({ object: "customer" });
  });

  it("return one of Stripe's error codes", async () => {
    const world = newWorld(simulator);
    await world.stripe.products.list();
    await world.admin("POST", "faults", {
      ...fault,
      action: { type: "code", status: 402, code: "card_declined", decline_code: "lost_card" },
    });
    await expect(world.stripe.customers.create({})).rejects.toMatchObject({
      type: "StripeCardError",
      code: "card_declined",
      decline_code: "lost_card",
    });
    expect((await world.stripe.customers.list()).data).toEqual([]);
  });

  it("drop the connection after the work is done, so that a retry gets the stored answer", async () => {
    const world = newWorld(simulator);
    await world.stripe.products.list();
    // Stripe's package itself retries once after a reset connection, even without network retries.
    await world.admin("POST", "faults", { ...fault, times: 2, action: { type: "drop_after_commit" } });
    const options = { idempotencyKey: "op_1" };
    await expect(world.stripe.customers.create({}, options)).rejects.toMatchObject({
      type: "StripeConnectionError",
    });
    await world.stripe.customers.create({}, options);
    expect((await world.stripe.customers.list()).data).toHaveLength(1);
    const log = (await world.admin("GET", "requests")) as { replayed: boolean }[];
    expect(log.slice(1, 4).map(({ replayed }) => replayed)).toEqual([false, true, true]);
  });

  it("drop the connection of the chosen request before doing anything", async () => {
    const world = newWorld(simulator);
    await world.stripe.products.list();
    await world.admin("POST", "faults", {
      match: { ...fault.match, nth: 2 },
      times: 2,
      action: { type: "drop_before" },
    });
    await world.stripe.customers.create({});
    await expect(world.stripe.customers.create({})).rejects.toMatchObject({ type: "StripeConnectionError" });
    expect((await world.stripe.customers.list()).data).toHaveLength(1);
  });

  it.each([
    [{ action: { type: "drop_before" } }, "A rule has a `match`"],
    [{ match: {}, action: { type: "explode" } }, "An action is one of status, code, delay"],
    [{ match: {} }, "An action is one of"],
    [{ match: {}, action: { type: "status" } }, "needs a status from 400 to 599"],
    [{ match: {}, action: { type: "code", status: 402 } }, "needs a status from 400 to 599 and a code"],
    [{ match: {}, action: { type: "delay" } }, "needs its milliseconds"],
    [{ match: { nth: 0 }, action: { type: "malformed" } }, "whole numbers above zero"],
    [{ match: { path: "/(/" }, action: { type: "malformed" } }, "Invalid regular expression"],
    [{ match: { path: "/v1/customers/*" }, action: { type: "malformed" } }, "has no wildcards"],
  ])("are refused if their rule is invalid, and requests still succeed: %j", async (rule, words) => {
    const { stripe, admin } = newWorld(simulator);
    await stripe.customers.list();
    await expect(admin("POST", "faults", rule)).rejects.toThrow(words);
    expect(await admin("GET", "faults")).toEqual([]);
    await expect(stripe.customers.list()).resolves.toMatchObject({ data: [] });
  });

  it("return truncated JSON", async () => {
    const world = newWorld(simulator);
    await world.stripe.products.list();
    await world.admin("POST", "faults", { match: { method: "GET" }, action: { type: "malformed" } });
    await expect(world.stripe.customers.list()).rejects.toMatchObject({ type: "StripeAPIError" });
  });
});

describe("the simulator's own routes", () => {
  it("log a world's requests, separately from other worlds", async () => {
    const world = newWorld(simulator);
    await newWorld(simulator).stripe.customers.create({});
    await world.stripe.customers.create({ name: "Ada" }, { idempotencyKey: "k" });
    await expect(world.stripe.customers.retrieve("cus_x")).rejects.toMatchObject({ statusCode: 404 });
    const log = (await world.admin("GET", "requests")) as object[];
    expect(log).toMatchObject([
      {
        method: "POST",
        path: "/v1/customers",
        params: { name: "Ada" },
        status: 200,
        idempotencyKey: "k",
        replayed: false,
      },
      { method: "GET", path: "/v1/customers/cus_x", status: 404 },
    ]);
    await world.admin("DELETE", "requests");
    expect(await world.admin("GET", "requests")).toEqual([]);
  });

  it("move a world's clock forward and freeze it", async () => {
    const world = newWorld(simulator);
    await world.stripe.products.list();
    await world.moveTo(1_700_000_000);
    expect((await world.stripe.customers.create({})).created).toBe(1_700_000_000);
    await world.admin("POST", "clock", { advance: 86_400 });
    expect((await world.stripe.customers.create({})).created).toBe(1_700_086_400);
    await expect(world.moveTo(1_600_000_000)).rejects.toThrow("moves only forward");
  });

  it("keep worlds across a restart, including the answers for idempotency keys", async () => {
    const dataFile = join(mkdtempSync(join(tmpdir(), "simulator-")), "data.json");
    const first = await startTestSimulator({ dataFile });
    const world = newWorld(first);
    const customer = await world.stripe.customers.create({ name: "Ada" }, { idempotencyKey: "k" });
    await first.close();
    const second = await startTestSimulator({ dataFile });
    const again = new Stripe(world.secretKey, {
      host: "127.0.0.1",
      port: second.port,
      protocol: "http",
      telemetry: false,
    });
    expect((await again.customers.create({ name: "Ada" }, { idempotencyKey: "k" })).id).toBe(customer.id);
    expect((await again.customers.list()).data).toHaveLength(1);
    await second.close();
  });
});
