import { causeOf } from "./cause";

it("consists of the code and the reason", () => {
  expect(causeOf({ code: "busy" })).toBe("busy");
  expect(causeOf({ code: "invalid", reason: "code_expired" })).toBe("invalid.code_expired");
});

it("leaves the reason of a decline out of the log, because it is private to the customer and the bank", () => {
  expect(causeOf({ code: "payment_declined", reason: "lost_card" })).toBe("payment_declined");
});

it("joins a field's path into one word", () => {
  expect(causeOf({ code: "invalid", reason: "items[0][price]" })).toBe("invalid.items_0_price");
});
