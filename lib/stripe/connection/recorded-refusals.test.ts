import { recordedStripe } from "../../testing/recorded-stripe";
import { isMissing, isRefused, isRetryable, toPortalError } from "./errors";

/** Tests how we translate refusals recorded from the real Stripe. */

const attach = (recording: string, method: string) =>
  recordedStripe(recording).paymentMethods.attach(method, { customer: "cus_recorded" });
const subscribe = (recording: string) =>
  recordedStripe(recording).subscriptions.create({ customer: "cus_recorded", items: [] });

const refusals = {
  "a card that is declined": {
    ask: () => attach("handles_card_declined", "pm_card_chargeDeclined"),
    meaning: { code: "payment_declined", reason: "generic_decline" },
    isAboutWhatIsMissing: false,
  },
  "a payment method that does not exist": {
    ask: () => attach("handles_exception_when_updating_a_card", "abcd"),
    meaning: { code: "not_found", reason: "payment_method" },
    isAboutWhatIsMissing: true,
  },
  "a price that does not exist": {
    ask: () => subscribe("handles_exception_when_creating_a_subscription"),
    meaning: { code: "not_found", reason: "items[0][price]" },
    isAboutWhatIsMissing: true,
  },
  // Stripe's code is the same as for the two missing objects above, but here only a payment method is missing.
  "a customer with nothing to charge": {
    ask: () => subscribe("fails_when_subscribing_with_no_payment_method"),
    meaning: { code: "not_allowed", reason: "no_card" },
    isAboutWhatIsMissing: false,
  },
};

it.each(Object.entries(refusals))(
  "translates the refusal of %s",
  async (_, { ask, meaning, isAboutWhatIsMissing }) => {
    const error: unknown = await ask().then(
      () => null,
      (refusal: unknown) => refusal,
    );
    expect(toPortalError(error)).toMatchObject(meaning);
    expect(isMissing(error)).toBe(isAboutWhatIsMissing);
    // The refusal is certain: nothing was done, and repeating the request changes nothing.
    expect(isRetryable(error)).toBe(false);
    expect(isRefused(error)).toBe(meaning.code !== "payment_declined");
  },
);
