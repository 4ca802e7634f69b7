import { causeOf } from "./cause";

it("the cause consists of the error's code and its reason", () => {
  expect(causeOf({ code: "busy" })).toBe("busy");
  expect(causeOf({ code: "invalid", reason: "code_expired" })).toBe("invalid.code_expired");
});

it("leaves out the reason for a decline, because it is private to the customer and the bank", () => {
  expect(causeOf({ code: "payment_declined", reason: "lost_card" })).toBe("payment_declined");
});

it("writes a field's path as one word", () => {
  expect(causeOf({ code: "invalid", reason: "items[0][price]" })).toBe("invalid.items_0_price");
});
