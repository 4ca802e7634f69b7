import Stripe from "stripe";
import { type LogLine, logLines, logText, takeErrors } from "@/scripts/logged";
import { PortalError } from "./errors";
import { log } from "./log";
import { addLogContext, withLogContext } from "./log/context";
import type { LogFields } from "./log/fields";
import { OperatorError } from "./operator-error";

/** The only line logged. */
function line(): LogLine {
  const lines = logLines();
  expect(lines).toHaveLength(1);
  return lines[0] as LogLine;
}

const requestId = "0f9c1e4b-5a51-4a0f-9d2c-0a6f4b8f2b11";

it("writes one JSON line with level, time, message and fields", () => {
  log.warn("A visit was refused.", { requestId, cause: "origin_not_allowed", durationMs: 12.4 });
  expect(line()).toEqual({
    level: "warn",
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    pid: process.pid,
    requestId,
    cause: "origin_not_allowed",
    durationMs: 12,
    message: "A visit was refused.",
  });
});

it("drops an unlisted field", () => {
  log.info("Something happened.", { email: "canary@example.com", cause: "busy" } as LogFields);
  expect(line()).toMatchObject({ cause: "busy" });
  expect(logText()).not.toMatch(/email|canary/);
});

it.each([
  "canary@example.com",
  "203.0.113.7",
  "2001:db8::7",
  "f".repeat(64),
  "Zk3".repeat(15).slice(0, 43),
  "sk_live_abcdefghijklmnopqrstuvwx",
  "portico_live_Zk3Zk3Zk3Zk3Zk3Zk3Zk3",
  "Ada Lovelace",
  'x"}\n{"level":"error"',
  "x".repeat(61),
  ["busy"],
  { toString: () => "busy" },
])("replaces a malformed value of an allowed field: %p", (value) => {
  const names = ["requestId", "merchantId", "mode", "operationId", "operation", "cause", "code", "outcome"];
  const more = ["stripeRequestId", "durationMs", "route", "job", "migrations"];
  const fields = Object.fromEntries([...names, ...more].map((name) => [name, value]));
  log.info("Something happened.", fields as LogFields);
  const { level: _level, time: _time, pid: _pid, message: _message, ...told } = line();
  expect([...new Set(Object.values(told).map(String))]).toEqual(["(invalid)"]);
});

it("adds the fields of the context, even those learned later", async () => {
  await withLogContext({ requestId }, async () => {
    addLogContext({ merchantId: "mer_1", portalId: "portal0000" });
    await Promise.resolve();
    log.info("A portal was shown.", { outcome: "shown" });
  });
  expect(line()).toMatchObject({ requestId, merchantId: "mer_1", portalId: "portal0000", outcome: "shown" });
});

it("keeps the contexts of concurrent visits apart", async () => {
  const visit = (merchantId: string) =>
    withLogContext({}, async () => {
      addLogContext({ merchantId });
      await new Promise((resume) => setTimeout(resume, 5));
      log.info("A portal was shown.");
    });
  await Promise.all([visit("mer_1"), visit("mer_2")]);
  expect(logLines().map(({ merchantId }) => merchantId)).toEqual(["mer_1", "mer_2"]);
});

describe("an error", () => {
  it("from Stripe is reduced to its class, code, status, request ID and stack frames", () => {
    const error = new Stripe.errors.StripeInvalidRequestError({
      message: "No such customer: 'cus_canary' (canary@example.com)\n    at canary (/canary.js:1:1)",
      code: "resource_missing",
      requestId: "req_abc123",
      statusCode: 404,
      type: "invalid_request_error",
    });
    log.warn("Stripe refused.", {}, error);
    expect(line().error).toMatchObject({
      name: "StripeInvalidRequestError",
      code: "resource_missing",
      stripeRequestId: "req_abc123",
      status: 404,
      frames: expect.arrayContaining([expect.stringContaining("lib/log.test.ts:")]),
    });
    expect(logText()).not.toContain("canary");
  });

  it("keeps its message only if it is an OperatorError", () => {
    log.warn("Portico could not start.", {}, new OperatorError("APP_URL: needs a value"));
    expect(line().error).toMatchObject({ name: "OperatorError", message: "APP_URL: needs a value" });
  });

  it("keeps the reason of a refusal, but not of a decline", () => {
    log.warn("Refused.", {}, new PortalError("misconfigured", "stripe_key_refused"));
    log.warn("Refused.", {}, new PortalError("payment_declined", "insufficient_funds"));
    const [one, other] = logLines().map(({ error: reduced }) => reduced);
    expect(one).toMatchObject({ code: "misconfigured", reason: "stripe_key_refused" });
    expect(other).toMatchObject({ code: "payment_declined" });
    expect(other).not.toHaveProperty("reason");
  });

  const quoting = new SyntaxError('Unexpected token in "canary@example.com\n    at canary (/canary.js:1:1)"');
  const renamed = Object.assign(new Error("canary\n    at canary (/canary.js:1:1)"), { message: "other" });
  it.each([
    ["a message with lines that look like frames", quoting],
    ["a message that changed after the stack was captured", renamed],
    ["a cause", new Error("outer canary", { cause: new Error("inner canary") })],
    ["a custom name", Object.assign(new Error("x"), { name: "canary@example.com", code: "can@ary" })],
    [
      "custom properties",
      Object.assign(new Error("x"), { raw: "canary", headers: "canary", meta: "canary" }),
    ],
    ["a thrown string", "canary"],
    ["a thrown object", { message: "canary", code: "canary@" }],
  ])("leaks nothing from %s", (_what, error) => {
    log.warn("Something failed.", {}, error);
    expect(line().error).toBeDefined();
    expect(logText()).not.toContain("canary");
  });

  it("that can't be read does not break the code that logs it", () => {
    const hostile = new Proxy(new Error("x"), {
      get: () => {
        throw new Error("no");
      },
    });
    log.warn("Something failed.", {}, hostile);
    expect(takeErrors()).toMatchObject([{ message: "A log line could not be written." }]);
  });
});

it("accepts only string literals as messages", () => {
  const name = String(Date.now());
  // @ts-expect-error: a message built from values could contain anything.
  log.info(`Something happened to ${name}.`);
  // @ts-expect-error: so could a variable.
  log.info(name);
  // @ts-expect-error: an unlisted field does not compile.
  log.info("Something happened.", { email: "" });
  expect(logLines()).toHaveLength(3);
});

it("listens only once for the loss of its output, however often the module is evaluated", async () => {
  log.info("Something happened.");
  const listeners = process.stdout.listenerCount("error");
  expect(listeners).toBeGreaterThan(0);
  await jest.isolateModulesAsync(async () => {
    delete (globalThis as { porticoLog?: unknown }).porticoLog;
    (await import("./log")).log.info("Something happened.");
  });
  expect(logLines()).toHaveLength(2);
  expect(process.stdout.listenerCount("error")).toBe(listeners);
});
