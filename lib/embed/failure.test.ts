import { type FailureCode, plainWords } from "./failure";
import { wordsFor } from "./help/words";

const codes: FailureCode[] = [
  "access_denied",
  "invalid",
  "misplaced",
  "rate_limited",
  "unavailable",
  "unreachable",
  "hash_unavailable",
  "restricted_frame",
];

describe("the message when the portal can't open", () => {
  it.each(codes)("%s: says what happened and what to do, in plain words", (code) => {
    for (const { message } of [plainWords(code), wordsFor(code) ?? plainWords(code)]) expectPlain(message);
  });

  it("says more where the server wasn't asked", () => {
    expect(wordsFor("hash_unavailable")?.message).toContain("couldn't verify your account");
    expect(wordsFor("restricted_frame")?.message).toContain("restricted frame");
  });
});

function expectPlain(message: string): void {
  expect(message).toMatch(/(try again|sign in again|contact support|open this page)/i);
  expect(message).not.toMatch(/hash|hmac|token|!|please|oops|_/i);
}
