import { customerWords, type FailureCode } from "./failure";

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
  it.each(codes)("says for %s what happened and what to do, in plain words", (code) => {
    const message = customerWords({ code }).message;
    expect(message).toMatch(/(try again|sign in again|contact support|open this page)/i);
    expect(message).not.toMatch(/hash|hmac|token|!|please|oops|_/i);
  });
});
