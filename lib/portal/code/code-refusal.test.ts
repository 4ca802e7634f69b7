import type { Code } from "../../stripe/discounts/codes";
import { type CodeUse, refusalOf } from "./code-refusal";

const code: Code = {
  grant: { promotion_code: "promo_1" },
  name: "SPRING",
  couponId: "spring",
  percentOff: 20,
  amountsOff: {},
  duration: "forever",
  months: null,
  productIds: null,
  state: "usable",
  customerId: null,
  isFirstTimeOnly: false,
  hasMinimum: false,
};
const use: CodeUse = {
  customerId: "cus_1",
  currency: "usd",
  productIds: ["prod_team"],
  discounts: [],
  isStart: false,
};
const discount = (couponId: string) => ({
  id: `di_${couponId}`,
  couponId,
  name: couponId,
  percentOff: 10,
  amountsOff: null,
  isComplete: true,
  endsAt: null,
  isOnce: false,
});

it("accepts a code that can be used", () => {
  expect(refusalOf(code, use)).toBeNull();
  expect(refusalOf({ ...code, customerId: "cus_1", productIds: ["prod_team"] }, use)).toBeNull();
});

it("gives the same answer for an unknown code, an inactive one and another customer's", () => {
  expect(refusalOf(null, use)).toBe("code_unknown");
  expect(refusalOf({ ...code, state: "unusable" }, use)).toBe("code_unknown");
  expect(refusalOf({ ...code, customerId: "cus_2" }, use)).toBe("code_unknown");
});

it("doesn't reveal that another customer's code has expired or is used up", () => {
  expect(refusalOf({ ...code, customerId: "cus_2", state: "expired" }, use)).toBe("code_unknown");
  expect(refusalOf({ ...code, customerId: "cus_2", state: "used_up" }, use)).toBe("code_unknown");
});

it.each<[string, Partial<Code>, Partial<CodeUse>]>([
  ["code_expired", { state: "expired" }, {}],
  ["code_used_up", { state: "used_up" }, {}],
  ["code_applied_already", {}, { discounts: [discount("spring")] }],
  ["code_too_many", {}, { discounts: Array.from({ length: 20 }, (_, i) => discount(`other${i}`)) }],
  ["code_other_currency", { percentOff: null, amountsOff: { eur: 500 } }, {}],
  ["code_other_plan", { productIds: ["prod_business"] }, {}],
  ["code_minimum", { hasMinimum: true }, {}],
])("refuses with the reason %s", (reason, ofCode, ofUse) => {
  expect(refusalOf({ ...code, ...ofCode }, { ...use, ...ofUse })).toBe(reason);
});

it("accepts a code with amounts in several currencies if one of them is the subscription's", () => {
  const amountsOff = { eur: 500, usd: 600 };
  expect(refusalOf({ ...code, percentOff: null, amountsOff }, use)).toBeNull();
});

it("accepts a code with a minimum amount when a subscription starts, and lets Stripe check the minimum", () => {
  expect(refusalOf({ ...code, hasMinimum: true }, { ...use, isStart: true })).toBeNull();
});
