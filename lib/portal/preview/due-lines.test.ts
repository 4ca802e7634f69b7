import { speaker } from "../sentences";
import { dueLines } from "./due-lines";

const line = (amount: number) => ({ amount, periodEnd: 1_780_000_000, priceId: null, quantity: 1 });
const due = {
  currency: "usd",
  amountDue: 4334,
  total: 4334,
  addedTax: 0,
  prorationDate: null,
  lines: [line(6457), line(-2123)],
  hasAllLines: true,
};
const amounts = (of: typeof due) =>
  dueLines(speaker(), of, { charged: "Business" }).map(({ amount }) => amount);

it("says the charge, the credit and their sum", () => {
  expect(amounts(due)).toEqual(["$64.57", "−$21.23", "$43.34"]);
});

it("says the sum alone where Stripe did not send all of its parts", () => {
  expect(amounts({ ...due, hasAllLines: false })).toEqual(["$43.34"]);
});
