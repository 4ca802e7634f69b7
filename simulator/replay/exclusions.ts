/** The accepted differences from the recordings, each with its reason. */
export const exclusions: { path: RegExp; reason: string }[] = [
  {
    path: /^payment_method_(?:options\.us_bank_account is missing|types has 1 |configuration_details is null)/,
    reason:
      "To be set up, the simulated account offers cards; the recorded one offered what its dashboard says.",
  },
  {
    path: /next_action\.use_stripe_sdk\./,
    reason: "What Stripe.js is handed for 3-D Secure is Stripe's own business with itself.",
  },
];

export const isExcluded = (difference: string): boolean =>
  exclusions.some(({ path }) => path.test(difference));
