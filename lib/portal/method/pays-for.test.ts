import type { Subscription } from "../../stripe/subscriptions/reshape";
import { leftWithoutMethod } from "./pays-for";

/** The customer has another default, so a method can be removed wherever its schedule can be changed. */
const payer = { defaultMethodId: "pm_default", hasSource: false, paymentMethod: null };

function subscriptionWith(schedule: object | null): Subscription {
  const items = [{ price: { amount: 4900, isMetered: false } }];
  const own = { hasOwnPaymentMethod: false, paymentMethod: null };
  return {
    id: "sub_1",
    status: "active",
    sendsInvoices: false,
    items,
    ...own,
    schedule,
  } as unknown as Subscription;
}

it.each([
  ["no schedule names it", null, 0],
  ["a schedule names it that can be changed", { isUnknown: false, methodIds: ["pm_old"] }, 0],
  ["a schedule names it that is never changed", { isUnknown: true, methodIds: ["pm_old"] }, 1],
  ["a schedule that is never changed names another", { isUnknown: true, methodIds: ["pm_other"] }, 0],
])("says whether a method is needed where %s", (_what, schedule, count) => {
  expect(leftWithoutMethod("pm_old", payer, [subscriptionWith(schedule)], 0)).toHaveLength(count);
});
