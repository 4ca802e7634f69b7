import type { Subscription } from "../../stripe/subscriptions/reshape";
import { leftWithoutMethod } from "./pays-for";

/** The customer has another default, so a method can be removed if every schedule that names it can be changed. */
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
  ["a schedule that can be changed names it", { isUnknown: false, methodIds: ["pm_old"] }, 0],
  ["a schedule that is never changed names it", { isUnknown: true, methodIds: ["pm_old"] }, 1],
  ["a schedule that is never changed names another one", { isUnknown: true, methodIds: ["pm_other"] }, 0],
])("tells whether a method is needed if %s", (_what, schedule, count) => {
  expect(leftWithoutMethod("pm_old", payer, [subscriptionWith(schedule)], 0)).toHaveLength(count);
});
