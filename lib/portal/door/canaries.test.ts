import { z } from "zod";
import { database } from "@/lib/db/client";
import { handleMemberRequest } from "@/lib/merchant/dashboard-action";
import { MerchantError } from "@/lib/merchant/errors";
import { createMerchant } from "@/lib/merchant/merchants";
import { checkCredentials } from "@/lib/merchant/sign-in";
import { intentOf, openWorld, written } from "@/lib/testing/billing";
import { portalWorld, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import { couponReading, viewReading } from "@/lib/testing/readings";
import { logLines, logText, takeErrors } from "@/scripts/logged";
import { addTaxId } from "../operations/add-tax-id";
import { billingDetails } from "../operations/billing-details";
import { cancellation } from "../operations/cancellation";
import { requestTicket } from "../visit/request-ticket";
import { frontDoor } from "./front-door";

/**
 * The tests put this canary into every value that must not reach the log. e2e/log.spec.ts tries the HTTP routes on the
 * running app.
 */

const canary = "CANARY7f3a";
const forged = `${canary}\n{"level":"error","message":"forged by ${canary}"}\r\n    at ${canary} (/${canary}.js:1:1)`;

const forgedFrame = `    at ${canary} (${process.cwd()}/${canary}.js:1:1)`;

beforeAll(startPortalWorlds);
afterAll(stopPortalWorlds);

const allowedKeys = [
  ...["level", "time", "pid", "message", "error", "requestId", "merchantId", "mode", "portalId"],
  ...["operationId", "operation", "stripeRequestId", "durationMs", "outcome", "cause", "status"],
];
const allowedOfErrors = [
  ...["name", "code", "stripeRequestId", "status", "digest", "permission", "reason", "frames", "cause"],
];

/** Expects at least `fewest` lines, all with only allowed keys and without the canary. */
function expectClean(fewest: number): void {
  const text = logText();
  expect(text).not.toMatch(new RegExp(canary, "i"));
  expect(text.split("\n")).toHaveLength(logLines().length + 1);
  expect(logLines().length).toBeGreaterThanOrEqual(fewest);
  for (const { error, ...line } of logLines()) {
    expect(allowedKeys).toEqual(expect.arrayContaining(Object.keys(line)));
    expect(allowedOfErrors).toEqual(expect.arrayContaining(Object.keys(error ?? {})));
  }
  takeErrors();
}

const ada = "ada@example.com";

it("logs nothing that a customer types, valid or not", async () => {
  const world = await openWorld();
  const token = await world.visit(ada);
  const save = frontDoor(billingDetails);
  const details = {
    ...written,
    name: canary,
    line1: `${canary} Street`,
    city: canary,
    email: `${canary}@x.yz`,
  };
  await save(token, { ...details, intentId: await intentOf(token) });
  await save(token, { ...details, phone: forged, intentId: await intentOf(token) });
  await save(token, { [forged]: forged, intentId: forged });
  await save(forged, { intentId: forged });
  const asksForTaxId = { type: "eu_vat", value: canary, intentId: await intentOf(token) };
  await frontDoor(addTaxId)(token, asksForTaxId);
  const answer = await viewReading(token);
  const subscriptionId = answer.ok ? answer.value.subscriptions[0]?.id : undefined;
  await couponReading(token, { subscriptionId: String(subscriptionId), code: canary });
  await couponReading(token, { subscriptionId: canary, code: forged });
  await frontDoor(cancellation)(token, { intentId: canary.repeat(2), subscriptionId, comment: forged });
  expectClean(9);
});

it("logs nothing from a refused proof", async () => {
  const { portalId, secret } = await portalWorld();
  const proof = { portalId, email: `${canary}@example.com`, origin: `https://${canary}.example` };
  await requestTicket({ ...proof, hash: canary.repeat(6) });
  await requestTicket({ ...proof, portalId: `${canary}${canary}`, hash: secret });
  // Only the route logs a refused proof, and app/api/portal/visits/reference.test.ts tests that line.
  expectClean(0);
});

it.each([400, 401, 403, 404, 429, 500])(
  "logs nothing from Stripe's message with status %s",
  async (status) => {
    const world = await openWorld();
    const token = await world.visit(ada);
    const intentId = await intentOf(token);
    const action = { type: "status", status, message: `No such customer: '${forged}' rk_live_${canary}` };
    await world.admin("POST", "faults", { match: { method: "POST" }, times: 30, action });
    await frontDoor(billingDetails)(token, { intentId, ...written });
    expectClean(2);
  },
);

it("logs nothing about the reason for a declined card", async () => {
  const world = await openWorld();
  const token = await world.visit(ada);
  const answer = await viewReading(token);
  const subscription = answer.ok ? answer.value.subscriptions[0] : undefined;
  const action = {
    ...{ type: "code", status: 402, code: "card_declined", decline_code: "insufficient_funds" },
    message: forged,
  };
  await world.admin("POST", "faults", { match: { method: "POST" }, times: 30, action });
  const asked = { intentId: subscription?.intentId, subscriptionId: subscription?.id };
  await frontDoor(cancellation)(token, asked);
  expect(logText()).not.toMatch(/insufficient|card_declined/);
  expectClean(2);
});

const thrown: [string, () => unknown][] = [
  ["an error", () => new Error(forged)],
  [
    "an error with a name and codes",
    () => Object.assign(new Error(canary), { name: canary, code: canary, digest: canary, requestId: canary }),
  ],
  [
    "an error with fields",
    () => Object.assign(new TypeError(canary), { code: forged, meta: forged, name: forged }),
  ],
  ["an error with a cause", () => new Error("x", { cause: new Error(forged, { cause: forged }) })],
  ["several errors", () => new AggregateError([new Error(forged)], forged)],
  ["a Zod error", () => z.strictObject({ a: z.string(forged) }).safeParse({ a: 1, [forged]: canary }).error],
  ["a JSON.parse error", () => caught(() => JSON.parse(`{"email":"${canary}`))],
  ["a URL error", () => caught(() => new URL(forged))],
  ["a string", () => forged],
  ["an object", () => ({ message: forged, stack: forged, code: canary })],
  [
    "an error with a handcrafted stack",
    () => Object.assign(new Error("x"), { stack: `Error: x\n${forged}\n${forgedFrame}` }),
  ],
];

function caught(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

describe.each(thrown)("logs no text of %s", (_what, make) => {
  it("thrown by an operation", async () => {
    const { visit } = await portalWorld();
    const token = await visit(ada);
    const answer = await viewReading(token);
    const subscription = answer.ok ? answer.value.subscriptions[0] : undefined;
    const asked = { intentId: subscription?.intentId, subscriptionId: subscription?.id };
    const prepare = () => Promise.reject(make());
    const told = await frontDoor({ ...cancellation, prepare })(token, asked);
    expect(told).toMatchObject({ ok: false, error: { code: "unexpected" } });
    expectClean(2);
  });

  it("thrown by the dashboard", async () => {
    await handleMemberRequest("save_settings", () => Promise.reject(make()));
    expectClean(1);
  });
});

it("logs nothing from the database's message", async () => {
  await handleMemberRequest("save_settings", () => database().$queryRawUnsafe(`SELECT '${canary}'::int`));
  expect(logText()).toContain('"name":"PrismaClientKnownRequestError"');
  expectClean(1);
});

it("logs nothing that a member types when signing up or in", async () => {
  const email = `${canary}-${process.pid}-${Date.now()}@example.com`;
  const password = "CaNaRy7F3a violet harbour nineteen";
  await createMerchant({ name: `${canary} Ltd`, email, password });
  const from = { address: `198.51.100.7 ${Date.now()}`, device: canary };
  await checkCredentials({ email, password }, from);
  await checkCredentials({ email, password: canary }, from);
  await checkCredentials({ email: `${canary}@example.com`, password }, from);
  await checkCredentials({ email: forged, password: forged }, from);
  const refusal = new MerchantError("invalid", forged, { [canary]: forged });
  await handleMemberRequest("sign_up", () => Promise.reject(refusal));
  expect(logText()).not.toContain("198.51.100");
  expectClean(5);
});
