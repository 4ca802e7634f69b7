import { Router } from "../wire/route";
import { account } from "./account";
import { charges } from "./charges";
import { coupons } from "./coupons";
import { customers } from "./customers";
import { paymentIntents } from "./payment-intents";
import { paymentMethods } from "./payment-methods";
import { prices } from "./prices";
import { products } from "./products";
import { promotionCodes } from "./promotion-codes";
import { setupIntents } from "./setup-intents";

let built: Router | undefined;

/** Every operation the simulator imitates; the others of Stripe's API answer 501. */
export function router(): Router {
  built ??= new Router([
    account,
    charges,
    coupons,
    customers,
    paymentIntents,
    paymentMethods,
    prices,
    products,
    promotionCodes,
    setupIntents,
  ]);
  return built;
}
