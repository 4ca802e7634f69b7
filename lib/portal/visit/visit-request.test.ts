import { parseVisitRequest } from "./visit-request";

const proof = { portal_id: "Portal00000000000000", email: "ada@example.com", hash: "5e" };
const parse = (more: object) => parseVisitRequest(JSON.stringify({ ...proof, ...more }));

describe("the request for a visit", () => {
  it("takes the proof with and without options", () => {
    expect(parse({})).toEqual(proof);
    const options = { tier: "pro", behavior: { unit: { seats: { min: 1 }, lines: { min: 2 } }, email: "x" } };
    expect(parse({ options })).toEqual({ ...proof, options });
  });

  it("leaves out options that are no object, because the customer must still get in", () => {
    for (const options of ["text", 7, null, ["a"]]) expect(parse({ options })).toEqual(proof);
  });

  it("refuses fields that it doesn't know beside the options", () => {
    expect(parse({ cancel_now: true })).toBeUndefined();
  });

  it("refuses a field of the proof that is there twice, however it is written", () => {
    const twice = `{"portal_id":"Portal00000000000000","email":"a@example.com","em\\u0061il":"b@example.com"}`;
    expect(parseVisitRequest(twice)).toBeUndefined();
    const after = `{"portal_id":"Portal00000000000000","options":{"x":[{"y":"}"}]},"email":"a@b.c","email":"d@e.f"}`;
    expect(parseVisitRequest(after)).toBeUndefined();
  });
});
