import { z } from "zod";
import { createMerchant } from "@/lib/merchant/merchants";
import { answeringMember } from "@/lib/merchant/front-door";
import { MerchantError } from "@/lib/merchant/errors";
import { checkCredentials } from "@/lib/merchant/sign-in";
import { database } from "@/lib/db/client";
import { intentOf, openWorld, written } from "@/lib/testing/billing";
import { portalWorld, startPortalWorlds, stopPortalWorlds } from "@/lib/testing/portal-world";
import { logLines, logText, takeErrors } from "@/scripts/logged";
import { frontDoor } from "./front-door";
import { addTaxId } from "./operations/add-tax-id";
import { billingDetails } from "./operations/billing-details";
import { cancellation } from "./operations/cancellation";
import { couponReading, viewReading } from "./readings";
import { requestTicket } from "./visit";

/**
 * What nobody may find in the log, in every place where it passes by: a canary each. The HTTP doors are tried on the
 * running app (e2e/log.spec.ts).
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
  ...["name", "code", "stripeRequestId", "status", "permission", "reason", "frames", "cause"],
];

/** Every line is one of ours, holds what is allowed and no canary; there are at least `fewest`, so that it was not quiet. */
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

it("is nothing of what a customer sends, taken or not", async () => {
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

it("is nothing of a proof that does not hold", async () => {
  const { portalId, secret } = await portalWorld();
  const proof = { portalId, email: `${canary}@example.com`, origin: `https://${canary}.example` };
  await requestTicket({ ...proof, hash: canary.repeat(6) });
  await requestTicket({ ...proof, portalId: `${canary}${canary}`, hash: secret });
  // The line is written by the route (app/api/portal/visits/reference.test.ts); what was added to it is clean.
  expectClean(0);
});

it.each([400, 401, 403, 404, 429, 500])("is nothing of what Stripe says with %s", async (status) => {
  const world = await openWorld();
  const token = await world.visit(ada);
  const intentId = await intentOf(token);
  const action = { type: "status", status, message: `No such customer: '${forged}' rk_live_${canary}` };
  await world.admin("POST", "faults", { match: { method: "POST" }, times: 30, action });
  await frontDoor(billingDetails)(token, { intentId, ...written });
  expectClean(2);
});

it("is nothing of a declined card", async () => {
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
    "an error with fields",
    () => Object.assign(new TypeError(canary), { code: forged, meta: forged, name: forged }),
  ],
  ["an error with a cause", () => new Error("x", { cause: new Error(forged, { cause: forged }) })],
  ["several errors", () => new AggregateError([new Error(forged)], forged)],
  [
    "what Zod says",
    () => z.strictObject({ a: z.string(forged) }).safeParse({ a: 1, [forged]: canary }).error,
  ],
  ["what JSON.parse says", () => caught(() => JSON.parse(`{"email":"${canary}`))],
  ["what a URL says", () => caught(() => new URL(forged))],
  ["text", () => forged],
  ["an object", () => ({ message: forged, stack: forged, code: canary })],
  [
    "an error whose stack was changed",
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

describe.each(thrown)("is nothing of %s that is thrown", (_what, make) => {
  it("in an operation", async () => {
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

  it("in the dashboard", async () => {
    await answeringMember("save_settings", () => Promise.reject(make()));
    expectClean(1);
  });
});

it("is nothing of what the database says", async () => {
  await answeringMember("save_settings", () => database().$queryRawUnsafe(`SELECT '${canary}'::int`));
  expect(logText()).toContain('"name":"PrismaClientKnownRequestError"');
  expectClean(1);
});

it("is nothing of a member who signs up or in", async () => {
  const email = `${canary}-${process.pid}-${Date.now()}@example.com`;
  const password = "CaNaRy7F3a violet harbour nineteen";
  await createMerchant({ name: `${canary} Ltd`, email, password });
  const from = `198.51.100.7 ${Date.now()}`;
  await checkCredentials({ email, password }, from);
  await checkCredentials({ email, password: canary }, from);
  await checkCredentials({ email: `${canary}@example.com`, password }, from);
  await checkCredentials({ email: forged, password: forged }, from);
  const refusal = new MerchantError("invalid", forged, { [canary]: forged });
  await answeringMember("sign_up", () => Promise.reject(refusal));
  expect(logText()).not.toContain("198.51.100");
  expectClean(5);
});
