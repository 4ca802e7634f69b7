import { parseVisitRequest } from "./visit-request";

const proof = { portal_id: "Portal00000000000000", email: "ada@example.com", hash: "5e" };
const parse = (more: object) => parseVisitRequest(JSON.stringify({ ...proof, ...more }));

describe("the request for a visit", () => {
  it("accepts the proof with and without options", () => {
    expect(parse({})).toEqual(proof);
    const options = { tier: "pro", behavior: { unit: { seats: { min: 1 }, lines: { min: 2 } }, email: "x" } };
    expect(parse({ options })).toEqual({ ...proof, options });
  });

  it("ignores options that aren't an object, because the customer must still be able to open the portal", () => {
    for (const options of ["text", 7, null, ["a"]]) expect(parse({ options })).toEqual(proof);
  });

  it("refuses unknown fields next to the options", () => {
    expect(parse({ cancel_now: true })).toBeUndefined();
  });

  it("refuses a field of the proof that appears twice, however it is written", () => {
    const twice = `{"portal_id":"Portal00000000000000","email":"a@example.com","em\\u0061il":"b@example.com"}`;
    expect(parseVisitRequest(twice)).toBeUndefined();
    const after = `{"portal_id":"Portal00000000000000","options":{"x":[{"y":"}"}]},"email":"a@b.c","email":"d@e.f"}`;
    expect(parseVisitRequest(after)).toBeUndefined();
  });
});
