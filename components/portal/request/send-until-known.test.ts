import type { OperationAnswer } from "@/lib/portal/view/view-shape";
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

test("the first answer that knows the outcome ends the asking", async () => {
  expect(await ask([confirming, done, declined])).toEqual({ found: done, asked: 2 });
});

test("a refusal is an outcome too", async () => {
  expect(await ask([confirming, declined])).toEqual({ found: declined, asked: 2 });
});

test("after a minute without an outcome the asking ends", async () => {
  expect(await ask([confirming])).toEqual({ found: undefined, asked: 5 });
});

test("a request that fails is followed by the next one", async () => {
  expect((await ask([new Error("offline"), done])).found).toBe(done);
});

test.each(["rate_limited", "visit_expired", "busy", "unavailable"] as const)(
  "%s is no outcome: it says nothing was changed, and means the asking",
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
