import "server-only";
import { env } from "../../env";
import { PortalError } from "../../errors";
import { consumeLimit } from "../../rate-limit";
import type { ReadingAnswer } from "../view/answer-shape";
import { readVisit, type Visit } from "../visit/visit";
import { handleCustomerRequest } from "./handle-customer-request";
import { parse } from "./parse";
import type { Reading } from "./reading";
import { budgetKey, withRequestBudget } from "./request-budget";

/**
 * Turns a reading into a server action, like `frontDoor` does for an operation: finds the visit, applies the limits and
 * puts errors into words.
 */
export function readingDoor<Input, Value>(name: string, { input, rank, read }: Reading<Input, Value>) {
  return async (token: unknown, rawInput?: unknown): Promise<ReadingAnswer<Value>> => {
    const answer = await handleCustomerRequest<ReadingAnswer<Value>>(name, async (request) => {
      const visit = await readVisit(token, { request });
      if (visit.isPreview && rank === "change") throw new PortalError("not_allowed", "preview");
      await enforceLimit(name, visit);
      const asked = parse(input, rawInput);
      return { ok: true, value: await withRequestBudget(visit, rank, () => read(visit, asked)) };
    });
    return answer.ok ? answer : { ok: false, error: answer.error };
  };
}

/** Each reading has its own limit, so that a page that polls for a payment leaves room for previews. */
async function enforceLimit(name: string, visit: Visit): Promise<void> {
  const limit = { points: env().READINGS_PER_MINUTE, seconds: 60 };
  if (!(await consumeLimit(`reading ${name}`, budgetKey(visit), limit)))
    throw new PortalError("rate_limited", "readings");
}
