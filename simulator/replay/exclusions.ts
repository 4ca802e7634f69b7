/** The accepted differences from the recordings, each with its reason. */
export const exclusions: { path: RegExp; reason: string }[] = [
  {
    path: /^payment_method_(?:options\.us_bank_account is missing|types has 1 |configuration_details is null)/,
    reason:
      "Unless a request names the types, the simulated account offers only cards for a set-up. The recorded account offered the types that were enabled in its dashboard.",
  },
  {
    path: /next_action\.use_stripe_sdk\./,
    reason: "The data that Stripe.js gets for 3-D Secure is internal to Stripe.",
  },
];

export const isExcluded = (difference: string): boolean =>
  exclusions.some(({ path }) => path.test(difference));
