import type { perform, read } from "./actions";

type Actions = { perform: typeof perform; read: typeof read };
const click = { subscriptionId: "sub_1", intentId: "a-click" };

const right = (page: Actions) => [
  page.perform("token", "change_plan", { ...click, priceId: "price_1", quote: "" }),
  page.read("token", "preview_quantity", { subscriptionId: "sub_1", quantity: 2 }),
];

/**
 * `npm run check` fails if one of these calls compiles. The calls never run here;
 * lib/portal/door/subjects.test.ts makes real ones.
 */
const wrong = (page: Actions) => [
  // @ts-expect-error -- no such operation
  page.perform("token", "send_flowers", click),
  // @ts-expect-error -- another operation's field
  page.perform("token", "change_plan", { ...click, quantity: 2, quote: "" }),
  // @ts-expect-error -- no quote
  page.perform("token", "change_plan", { ...click, priceId: "price_1" }),
  // @ts-expect-error -- no subscription
  page.perform("token", "change_plan", { intentId: "a-click", priceId: "price_1", quote: "" }),
  // @ts-expect-error -- no such reading
  page.read("token", "preview_flowers", { subscriptionId: "sub_1" }),
  // @ts-expect-error -- another reading's field
  page.read("token", "preview_quantity", { subscriptionId: "sub_1", priceId: "price_1" }),
];

it("calls compile only with the input that the named operation accepts", () => {
  expect([right, wrong].map((calls) => typeof calls)).toEqual(["function", "function"]);
});
