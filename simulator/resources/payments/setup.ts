import { behaviorOf } from "../../billing/payments/test-cards";
import { nextAction } from "../../hosted/addresses";
import { requireObject } from "../../require-object";
import type { ErrorBody } from "../../wire/errors";
import type { Stored, World } from "../../world";
import { attach, declineRefusal, usableMethod } from "./payment-methods";

type SetupMethod = { id: string; returnUrl: string | undefined };

/**
 * Sets up a payment method, or leaves the intent waiting for authentication. Throws Stripe's 402 if the card
 * is declined.
 */
export function confirmSetup(world: World, intent: Stored, { id, returnUrl }: SetupMethod): Stored {
  const method = usableMethod(world, id, intent.customer as string | null);
  const { authentication, attach: decline } = behaviorOf(method);
  if (decline) throw declineRefusal(decline, { payment_method: method });
  if (authentication.setUp && !method._setUp) {
    return world.change(intent, {
      last_setup_error: null,
      next_action: nextAction(world, intent, returnUrl),
      payment_method: method.id,
      status: "requires_action",
    });
  }
  return succeed(world, intent, method);
}

/** Handles the customer's answer to 3-D Secure for an intent that waits for it. */
export function authenticateSetup(world: World, intent: Stored, passed: boolean): Stored {
  const method = requireObject(world, "payment_method", String(intent.payment_method));
  if (passed) return succeed(world, intent, method);
  return failSetup(world, intent, {
    type: "invalid_request_error",
    code: "setup_intent_authentication_failure",
    message:
      "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
    payment_method: method,
  });
}

/** Records a failed attempt. It attaches nothing, and the intent can be tried with another method. */
export function failSetup(world: World, intent: Stored, error: ErrorBody): Stored {
  return world.change(intent, {
    last_setup_error: error,
    next_action: null,
    payment_method: null,
    status: "requires_payment_method",
  });
}

function succeed(world: World, intent: Stored, method: Stored): Stored {
  const { customer } = intent;
  if (customer) attach(world, method.id, requireObject(world, "customer", String(customer)));
  const current = requireObject(world, "payment_method", method.id);
  world.change(current, { _setUp: true });
  return world.change(intent, {
    last_setup_error: null,
    next_action: null,
    payment_method: method.id,
    status: "succeeded",
  });
}
