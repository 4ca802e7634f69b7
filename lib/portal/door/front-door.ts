import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { sha256 } from "../../crypto";
import { beginOperation, findOperation, type OperationRow } from "../../db/operations";
import { env } from "../../env";
import { PortalError } from "../../errors";
import { addLogContext } from "../../log/context";
import { consumeLimit } from "../../rate-limit";
import { maskPersonalData } from "../../stripe/connection/mask";
import { decide } from "../execution/decide";
import { execute, leaseSeconds, type OperationResult, secondsFromNow } from "../execution/execute";
import type { AnyOperation, OutcomeKind } from "../execution/operation";
import type { OperationAnswer } from "../view/answer-shape";
import { forgetViews } from "../view/remembered-view";
import { readView } from "../view/view";
import type { PortalView } from "../view/view-shape";
import { readVisit, type Visit } from "../visit/visit";
import { speaker } from "../words/sentences";
import { causeOf } from "./cause";
import { describeError } from "./error-message";
import { handleCustomerRequest, meaningOf } from "./handle-customer-request";
import { parse, stripeId } from "./parse";
import { receiptOf } from "./receipt";
import { budgetKey, withRequestBudget } from "./request-budget";

/**
 * Turns an operation into a server action. Every change by a customer goes through this function, so identity,
 * ownership, permission and the wording of the answer are each handled in one place.
 */
export function frontDoor(operation: AnyOperation) {
  return (token: unknown, rawInput: unknown): Promise<OperationAnswer> =>
    handleCustomerRequest<OperationAnswer>(operation.name, async (request) => {
      const visit = await readVisit(token, { request });
      if (visit.isPreview) throw new PortalError("not_allowed", "preview");
      const { intentId, subscriptionId, ...rest } = parse(envelopes[operation.about], rawInput);
      const input = parse(operation.input, rest);
      const asked = { intentId: operation.intentOf?.(input) ?? intentId, subscriptionId, input };
      const known = await findEarlierResult(visit, operation, asked);
      if (!known) await enforceLimit(visit);
      const done =
        known ?? (await withRequestBudget(visit, "change", () => beginOrJoin(visit, operation, asked)));
      return answer(visit, operation, subscriptionId, done);
    });
}

const intentId = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/);
const envelopes = {
  subscription: z.looseObject({ intentId, subscriptionId: stripeId }),
  // Operations on the customer have an empty subscription ID. The database allows only one open operation per
  // subscription, but ignores empty IDs.
  customer: z.looseObject({
    intentId,
    subscriptionId: z
      .undefined()
      .optional()
      .transform(() => ""),
  }),
};

type OperationRequest = { intentId: string; subscriptionId: string; input: unknown };
type SettledOperation = { command: object; result: OperationResult };

async function enforceLimit(visit: Visit): Promise<void> {
  const limit = { points: env().OPERATIONS_PER_MINUTE, seconds: 60 };
  if (!(await consumeLimit("operation", budgetKey(visit), limit))) throw new PortalError("rate_limited");
}

/** Identifies the request's content, so that one intent can't be used for two different requests. */
export function inputHashOf(
  operation: AnyOperation,
  { subscriptionId, input }: Pick<OperationRequest, "subscriptionId" | "input">,
): string {
  return sha256(JSON.stringify([operation.name, subscriptionId, input]));
}

const maxWaitMilliseconds = 10_000;

/**
 * Returns the result of an earlier request with the same intent (a double click, a retry, a restored tab) and waits for
 * it if that request is still running. Sends nothing to Stripe. Has no rate limit, because the error of a rate limit
 * says that nothing was changed, which could be false here.
 */
async function findEarlierResult(
  visit: Visit,
  operation: AnyOperation,
  asked: OperationRequest,
): Promise<SettledOperation | undefined> {
  for (const customerId of visit.customerIds) {
    const intent = { mode: visit.mode, customerId, intentId: asked.intentId };
    const row = await findOperation(visit.merchantId, intent);
    if (row) return waitForResult(visit, row, inputHashOf(operation, asked));
  }
  return undefined;
}

async function waitForResult(
  visit: Visit,
  first: OperationRow,
  inputHash: string,
): Promise<SettledOperation> {
  addLogContext({ operationId: first.id });
  // An intent belongs to one request. The same ID with different input is a mistake or an attack.
  if (first.inputHash !== inputHash) throw new PortalError("state_changed", "intent_reused");
  // After a few days, the row still proves that the operation ran, but no longer has the data for an answer.
  if (first.emptiedAt) throw new PortalError("state_changed", "answered_before");
  const giveUpAt = Date.now() + maxWaitMilliseconds;
  for (let row: OperationRow | null = first; row; row = await findOperation(visit.merchantId, row)) {
    if (row.result) return { command: row.command as object, result: row.result as OperationResult };
    if (Date.now() > giveUpAt) throw new PortalError("confirming");
    await new Promise((resume) => setTimeout(resume, 250));
  }
  throw new PortalError("confirming");
}

/**
 * If a double click arrives while the first click is being handled, the state may already have changed. In that case,
 * the second click gets the first click's result instead of a refusal.
 */
async function beginOrJoin(
  visit: Visit,
  operation: AnyOperation,
  asked: OperationRequest,
): Promise<SettledOperation> {
  try {
    return await begin(visit, operation, asked);
  } catch (error) {
    const first = error instanceof PortalError ? await findEarlierResult(visit, operation, asked) : undefined;
    if (!first) throw error;
    return first;
  }
}

/** Handles a new intent: decides on the requests to Stripe, stores them as a command, then sends them. */
async function begin(
  visit: Visit,
  operation: AnyOperation,
  asked: OperationRequest,
): Promise<SettledOperation> {
  const id = randomUUID().replaceAll("-", "");
  addLogContext({ operationId: id });
  const { customerId, command: decided } = await decide(visit, operation, { ...asked, operationId: id });
  // Throw before anything is sent if the command can't be parsed, because recovery couldn't finish such a command after
  // a crash.
  const command: object = operation.stored.parse(decided);
  const row = {
    id,
    mode: visit.mode,
    portalId: visit.portalId,
    customerId,
    subscriptionId: asked.subscriptionId,
    intentId: asked.intentId,
    name: operation.name,
    inputHash: inputHashOf(operation, asked),
    command,
    leaseUntil: secondsFromNow(leaseSeconds),
  };
  const begun = await beginOperation(visit.merchantId, row);
  forgetViews(visit);
  if (begun.begun) return { command, result: await execute(operation, row, visit.merchantId, visit.stripe) };
  if (!begun.existing) throw new PortalError("busy");
  return waitForResult(visit, begun.existing, row.inputHash);
}

async function answer(
  visit: Visit,
  operation: AnyOperation,
  subscriptionId: string,
  { command, result }: SettledOperation,
): Promise<OperationAnswer> {
  const view = await viewIfReadable(visit);
  if (!result.ok) {
    addLogContext({ cause: causeOf(result) });
    return { ok: false, error: describeError(result, visit), view };
  }
  const { outcome, payUrl, changed, keeps } = result.outcome;
  addLogContext({ outcome });
  const said = sayDone(visit, operation, command, result.outcome);
  // The event has only chosen fields, never a whole Stripe object, because third-party scripts run in the merchant's
  // page.
  const asked = subscriptionId
    ? { object: "subscription", id: subscriptionId }
    : { object: "customer", id: visit.customerIds[0] };
  const about = changed ?? asked;
  const response = { ...subscriptionNow(about, view), ...about, outcome, ...(keeps && { keeps }) };
  const event = { event: operation.name, response, extras: {} };
  const done = { operation: operation.name, outcome, changed, subscriptionId, view };
  const receipt = receiptOf(speaker(visit), { ...done, now: Math.floor(Date.now() / 1000) });
  return {
    ok: true,
    said,
    ...(receipt.length > 0 && { receipt }),
    event,
    view,
    ...(payUrl && { payUrl }),
  };
}

/** The changed subscription as the merchant's page receives it; empty if the portal doesn't show it. */
function subscriptionNow({ object, id }: { object: string; id?: string }, view: PortalView | null): object {
  const all = object === "subscription" ? view?.loaded.billingData.subscriptions : undefined;
  return all?.find((subscription) => subscription.id === id) ?? {};
}

/**
 * Returns one sentence with the date or the amount. Leaves out both if another version wrote the row and this version
 * can't read it.
 */
function sayDone(visit: Visit, operation: AnyOperation, command: object, outcome: OutcomeKind): string {
  const words = speaker(visit);
  if (!operation.stored.safeParse(command).success) return words.say("said.done");
  // An unproven visit may finish saving another person's card, and the command names that card.
  return operation.said(visit.isProven ? command : (maskPersonalData(command) as object), outcome, words);
}

/**
 * Null if the view can't be read now, or if the customer has reached the request limit. The operation's result is known
 * anyway, so the page keeps its view and offers to reload.
 */
async function viewIfReadable(visit: Visit): Promise<PortalView | null> {
  try {
    return await withRequestBudget(visit, "view", () => readView(visit));
  } catch (error) {
    if (meaningOf(error) instanceof PortalError) return null;
    throw error;
  }
}
