import type { OperationAnswer } from "@/lib/portal/view/answer-shape";
import { sendUntilKnown } from "./send-until-known";

const event = { event: "cancellation", response: {}, extras: {} };
const done: OperationAnswer = { ok: true, said: "Done.", event, view: null };
const confirming: OperationAnswer = {
  ok: false,
  error: { code: "confirming", message: "Wait." },
  view: null,
};
const declined: OperationAnswer = {
  ok: false,
  error: { code: "payment_declined", message: "No." },
  view: null,
};

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

async function ask(answers: (OperationAnswer | Error)[]) {
  let asked = 0;
  const found = sendUntilKnown(async () => {
    const answer = answers[Math.min(asked++, answers.length - 1)];
    if (answer instanceof Error || !answer) throw answer;
    return answer;
  });
  await jest.advanceTimersByTimeAsync(60_000);
  return { found: await found, asked };
}

test("the first answer with a result ends the polling", async () => {
  expect(await ask([confirming, done, declined])).toEqual({ found: done, asked: 2 });
});

test("a refusal is a result too", async () => {
  expect(await ask([confirming, declined])).toEqual({ found: declined, asked: 2 });
});

test("polling ends after a minute without a result", async () => {
  expect(await ask([confirming])).toEqual({ found: undefined, asked: 5 });
});

test("polling continues after a failed request", async () => {
  expect((await ask([new Error("offline"), done])).found).toBe(done);
});

test.each(["rate_limited", "visit_expired", "busy", "unavailable"] as const)(
  "%s is not a result: it only means that this request changed nothing",
  async (code) => {
    const refused: OperationAnswer = {
      ok: false,
      error: { code, message: "Nothing was changed." },
      view: null,
    };
    expect(await ask([confirming, refused, done])).toEqual({ found: done, asked: 3 });
    expect((await ask([refused])).found).toBeUndefined();
  },
);
