import { Router } from "../wire/route";
import { account } from "./account";
import { charges } from "./charges";
import { checkoutSessions } from "./checkout-sessions";
import { coupons } from "./coupons";
import { creditNotes } from "./credit-notes";
import { customerBalanceTransactions } from "./customer-balance-transactions";
import { customers } from "./customers";
import { events } from "./events";
import { invoiceItems } from "./invoice-items";
import { invoicePayments } from "./invoice-payments";
import { invoices } from "./invoices";
import { meterEvents } from "./meter-events";
import { meters } from "./meters";
import { paymentIntents } from "./payment-intents";
import { paymentMethods } from "./payment-methods";
import { portalConfigurations } from "./portal-configurations";
import { portalSessions } from "./portal-sessions";
import { prices } from "./prices";
import { products } from "./products";
import { promotionCodes } from "./promotion-codes";
import { refunds } from "./refunds";
import { setupIntents } from "./setup-intents";
import { subscriptionItems } from "./subscription-items";
import { subscriptionSchedules } from "./subscription-schedules";
import { subscriptions } from "./subscriptions";
import { taxIds } from "./tax-ids";
import { taxRates } from "./tax-rates";
import { testClocks } from "./test-clocks";
import { webhookEndpoints } from "./webhook-endpoints";

let built: Router | undefined;

/** Every operation the simulator imitates; the others of Stripe's API answer 501. */
export function router(): Router {
  built ??= new Router([
    account,
    charges,
    checkoutSessions,
    coupons,
    creditNotes,
    customerBalanceTransactions,
    customers,
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
