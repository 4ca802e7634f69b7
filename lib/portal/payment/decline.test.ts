import { english } from "../../i18n/english/english";
import { sayIn } from "../../i18n/say";
import { errorMessage } from "../door/error-message";
import { sayDecline } from "./decline";

it.each([
  ["insufficient_funds", "enough funds"],
  ["expired_card", "has expired"],
  ["incorrect_cvc", "security code"],
  ["invalid_cvc", "security code"],
  ["processing_error", "Try again in a moment"],
  ["card_velocity_exceeded", "limit"],
  ["do_not_honor", "Ask your bank"],
  ["authentication_required", "confirm it when your bank asks"],
  ["payment_intent_authentication_failure", "bank didn’t confirm"],
])("explains %s with a next step for the customer, and says that nothing was changed", (code, words) => {
  const told = errorMessage(sayIn("en-US"), "payment_declined", code);
  expect(told).toContain(words);
  expect(told).toContain("Nothing was changed.");
});

it.each(["lost_card", "stolen_card", "fraudulent", "pickup_card", "a_code_of_tomorrow", undefined])(
  "gives no reason if a card is declined for %s",
  (code) => {
    expect(errorMessage(sayIn("en-US"), "payment_declined", code)).toBe(
      "Your card was declined. Nothing was changed. Pay with another card.",
    );
  },
);

it("uses every sentence about a declined card for at least one code", () => {
  const keys = Object.keys(english).filter(
    (key) => /^declined\.[a-z_]+$/.test(key) && key !== "declined.other",
  );
  const codes = [
    ...["insufficient_funds", "expired_card", "incorrect_cvc", "card_velocity_exceeded"],
    ...["card_not_supported", "call_issuer", "try_again_later", "authentication_required"],
    "payment_intent_authentication_failure",
  ];
  const said = new Set(codes.map((code) => sayDecline(sayIn("en-US"), code).why));
  expect(said).toEqual(new Set(keys.map((key) => english[key as keyof typeof english])));
});
