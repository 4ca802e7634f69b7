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
import { forgetViews } from "../view/remembered-view";
import { readView } from "../view/view";
import type { OperationAnswer, PortalView } from "../view/view-shape";
import { readVisit, type Visit } from "../visit/visit";
import { speaker } from "../words/sentences";
import { answering, meaningOf } from "./answering";
import { causeOf } from "./cause";
import { describeError } from "./error-message";
import { parse, stripeId } from "./parse";
import { countedBy, weighed } from "./weighed";

/**
 * Turns an operation into a server action. Every change a customer makes enters here, so who is asking, what is
 * theirs, what the merchant allows and what may be said back are each decided once.
 */
export function frontDoor(operation: AnyOperation) {
  return (token: unknown, rawInput: unknown): Promise<OperationAnswer> =>
    answering<OperationAnswer>(operation.name, async (request) => {
      const visit = await readVisit(token, { request });
      const { intentId, subscriptionId, ...rest } = parse(addressed[operation.about], rawInput);
      const input = parse(operation.input, rest);
      const asked = { intentId: operation.intentOf?.(input) ?? intentId, subscriptionId, input };
      const known = await seenBefore(visit, operation, asked);
      if (!known) await withinLimit(visit);
      const done = known ?? (await weighed(visit, "change", () => intendOrFollow(visit, operation, asked)));
      return answer(visit, operation, subscriptionId, done);
    });
}

const intentId = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/);
const addressed = {
  subscription: z.looseObject({ intentId, subscriptionId: stripeId }),
  // What concerns no single subscription carries an empty id: the database excludes such operations from nothing.
  customer: z.looseObject({
    intentId,
    subscriptionId: z
      .undefined()
      .optional()
      .transform(() => ""),
  }),
};

type Asked = { intentId: string; subscriptionId: string; input: unknown };
type Done = { plan: object; ending: OperationResult };

async function withinLimit(visit: Visit): Promise<void> {
  const limit = { points: env().OPERATIONS_PER_MINUTE, seconds: 60 };
  if (!(await consumeLimit("operation", countedBy(visit), limit))) throw new PortalError("rate_limited");
}

/** What tells one wish from another, so that an intent cannot be used for two. */
export function inputHashOf(
  operation: AnyOperation,
  { subscriptionId, input }: Pick<Asked, "subscriptionId" | "input">,
): string {
  return sha256(JSON.stringify([operation.name, subscriptionId, input]));
}

const mayTakeMilliseconds = 10_000;

/**
 * The same intent again (a double click, a retry, a restored tab): waits for the first and tells its outcome. That asks
 * nothing of Stripe, and who asks is told however often: "too many, nothing was changed" could be untrue.
 */
async function seenBefore(visit: Visit, operation: AnyOperation, asked: Asked): Promise<Done | undefined> {
  for (const customerId of visit.customerIds) {
    const intent = { mode: visit.mode, customerId, intentId: asked.intentId };
    const row = await findOperation(visit.merchantId, intent);
    if (row) return settled(visit, row, inputHashOf(operation, asked));
  }
  return undefined;
}

async function settled(visit: Visit, first: OperationRow, inputHash: string): Promise<Done> {
  addLogContext({ operationId: first.id });
  // One intent says one thing; the same id with another wish is a mistake or an attack.
  if (first.inputHash !== inputHash) throw new PortalError("state_changed", "intent_reused");
  // Days ago: what would be said of it is not kept as long as the proof that it was done.
  if (first.emptiedAt) throw new PortalError("state_changed", "answered_before");
  const giveUpAt = Date.now() + mayTakeMilliseconds;
  for (let row: OperationRow | null = first; row; row = await findOperation(visit.merchantId, row)) {
    if (row.result) return { plan: row.plan as object, ending: row.result as OperationResult };
    if (Date.now() > giveUpAt) throw new PortalError("confirming");
    await new Promise((resume) => setTimeout(resume, 250));
  }
  throw new PortalError("confirming");
}

/**
 * A double click may arrive while the first one is being carried out, and then finds the state already changed:
 * before it is refused for that, the first one's outcome is its outcome too.
 */
async function intendOrFollow(visit: Visit, operation: AnyOperation, asked: Asked): Promise<Done> {
  try {
    return await intend(visit, operation, asked);
  } catch (error) {
    const first = error instanceof PortalError ? await seenBefore(visit, operation, asked) : undefined;
    if (!first) throw error;
    return first;
  }
}

/** A new intent: decides, writes down what will be asked of Stripe, and does it. */
async function intend(visit: Visit, operation: AnyOperation, asked: Asked): Promise<Done> {
  const id = randomUUID().replaceAll("-", "");
  addLogContext({ operationId: id });
  const { customerId, plan: decided } = await decide(visit, operation, { ...asked, operationId: id });
  // What could not be read again could not be finished after a crash, so nothing is asked of Stripe for it.
  const plan: object = operation.stored.parse(decided);
  const row = {
    id,
    mode: visit.mode,
    portalId: visit.portalId,
    customerId,
    subscriptionId: asked.subscriptionId,
    intentId: asked.intentId,
    name: operation.name,
    inputHash: inputHashOf(operation, asked),
    plan,
    leaseUntil: secondsFromNow(leaseSeconds),
  };
  const begun = await beginOperation(visit.merchantId, row);
  forgetViews(visit);
  if (begun.begun) return { plan, ending: await execute(operation, row, visit.merchantId, visit.stripe) };
  if (!begun.existing) throw new PortalError("busy");
  return settled(visit, begun.existing, row.inputHash);
}

async function answer(
  visit: Visit,
  operation: AnyOperation,
  subscriptionId: string,
  { plan, ending }: Done,
): Promise<OperationAnswer> {
  const view = await viewIfReadable(visit);
  if (!ending.ok) {
    addLogContext({ cause: causeOf(ending) });
    return { ok: false, error: describeError(ending, visit.language), view };
  }
  const { outcome, payUrl, changed, keeps } = ending.outcome;
  addLogContext({ outcome });
  const said = sayDone(visit, operation, plan, ending.outcome);
  // Chosen fields, never a whole Stripe object: the merchant's page is full of other people's scripts.
  const asked = subscriptionId
    ? { object: "subscription", id: subscriptionId }
    : { object: "customer", id: visit.customerIds[0] };
  const response = { ...(changed ?? asked), outcome, ...(keeps && { keeps }) };
  const event = { event: operation.name, response, extras: {} };
  return { ok: true, said, event, view, ...(payUrl && { payUrl }) };
}

/** One sentence with the date or the amount; without them where another version wrote the row and this one cannot read it. */
function sayDone(visit: Visit, operation: AnyOperation, plan: object, outcome: OutcomeKind): string {
  const words = speaker(visit.language);
  if (!operation.stored.safeParse(plan).success) return words.say("said.done");
  // A card that was saved by somebody else may be finished here, and its plan names it.
  return operation.said(visit.isProven ? plan : (maskPersonalData(plan) as object), outcome, words);
}

/**
 * The change is done whether or not it can be shown, and whether or not this customer may ask for more just now; the
 * page then keeps what it has and offers to reload.
 */
async function viewIfReadable(visit: Visit): Promise<PortalView | null> {
  try {
    return await weighed(visit, "view", () => readView(visit));
  } catch (error) {
    if (meaningOf(error) instanceof PortalError) return null;
    throw error;
  }
}
