import { Router } from "../wire/route";
import { account } from "./account";
import { charges } from "./payments/charges";
import { checkoutSessions } from "./sessions/checkout-sessions";
import { coupons } from "./catalogue/coupons";
import { creditNotes } from "./invoices/credit-notes";
import { customerBalanceTransactions } from "./customers/customer-balance-transactions";
import { customers } from "./customers/customers";
import { events } from "./events";
import { disputes } from "./payments/disputes";
import { invoiceItems } from "./invoices/invoice-items";
import { invoicePayments } from "./invoices/invoice-payments";
import { invoices } from "./invoices/invoices";
import { meterEvents } from "./meters/meter-events";
import { meters } from "./meters/meters";
import { paymentIntents } from "./payments/payment-intents";
import { paymentMethods } from "./payments/payment-methods";
import { portalConfigurations } from "./sessions/portal-configurations";
import { portalSessions } from "./sessions/portal-sessions";
import { prices } from "./catalogue/prices";
import { products } from "./catalogue/products";
import { promotionCodes } from "./catalogue/promotion-codes";
import { refunds } from "./payments/refunds";
import { setupIntents } from "./payments/setup-intents";
import { subscriptionItems } from "./subscriptions/subscription-items";
import { subscriptionSchedules } from "./subscriptions/subscription-schedules";
import { subscriptions } from "./subscriptions/subscriptions";
import { taxIds } from "./customers/tax-ids";
import { taxRates } from "./catalogue/tax-rates";
import { testClocks } from "./test-clocks";
import { webhookEndpoints } from "./webhook-endpoints";

let built: Router | undefined;

/** Routes requests to every operation the simulator imitates. Stripe's other operations return 501. */
export function router(): Router {
  built ??= new Router([
    account,
    charges,
    checkoutSessions,
    coupons,
    creditNotes,
    customerBalanceTransactions,
    customers,
    disputes,
    events,
    invoiceItems,
    invoicePayments,
    invoices,
    meterEvents,
    meters,
    paymentIntents,
    paymentMethods,
    portalConfigurations,
    portalSessions,
    prices,
    products,
    promotionCodes,
    refunds,
    setupIntents,
    subscriptionItems,
    subscriptionSchedules,
    subscriptions,
    taxIds,
    taxRates,
    testClocks,
    webhookEndpoints,
  ]);
  return built;
}
