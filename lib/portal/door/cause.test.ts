import { causeOf } from "./cause";

it("names the code and the reason", () => {
  expect(causeOf({ code: "busy" })).toBe("busy");
  expect(causeOf({ code: "invalid", reason: "code_expired" })).toBe("invalid.code_expired");
});

it("keeps the reason of a decline out of the log: it is between the customer and the bank", () => {
  expect(causeOf({ code: "payment_declined", reason: "lost_card" })).toBe("payment_declined");
});

it("makes one word of a field's path", () => {
  expect(causeOf({ code: "invalid", reason: "items[0][price]" })).toBe("invalid.items_0_price");
});
