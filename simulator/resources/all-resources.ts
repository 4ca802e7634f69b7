import { Router } from "../wire/route";
import { account } from "./account";
import { coupons } from "./catalogue/coupons";
import { prices } from "./catalogue/prices";
import { products } from "./catalogue/products";
import { promotionCodes } from "./catalogue/promotion-codes";
import { taxRates } from "./catalogue/tax-rates";
import { customerBalanceTransactions } from "./customers/customer-balance-transactions";
import { customers } from "./customers/customers";
import { taxIds } from "./customers/tax-ids";
import { events } from "./events";
import { creditNotes } from "./invoices/credit-notes";
import { invoiceItems } from "./invoices/invoice-items";
import { invoicePayments } from "./invoices/invoice-payments";
import { invoices } from "./invoices/invoices";
import { meterEvents } from "./meters/meter-events";
import { meters } from "./meters/meters";
import { charges } from "./payments/charges";
import { disputes } from "./payments/disputes";
import { paymentIntents } from "./payments/payment-intents";
import { paymentMethods } from "./payments/payment-methods";
import { refunds } from "./payments/refunds";
import { setupIntents } from "./payments/setup-intents";
import { checkoutSessions } from "./sessions/checkout-sessions";
import { portalConfigurations } from "./sessions/portal-configurations";
import { portalSessions } from "./sessions/portal-sessions";
import { subscriptionItems } from "./subscriptions/subscription-items";
import { subscriptionSchedules } from "./subscriptions/subscription-schedules";
import { subscriptions } from "./subscriptions/subscriptions";
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
