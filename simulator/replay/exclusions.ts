/** What the recordings show and the simulator knowingly does not repeat, with the reason for each. */
export const exclusions: { path: RegExp; reason: string }[] = [
  {
    path: /payment_method_options\.(acss_debit|cashapp|link|us_bank_account)|payment_method_types|payment_method_configuration_details/,
    reason: "The recorded account had more ways to pay switched on; the simulated one takes cards.",
  },
  {
    path: /next_action\.use_stripe_sdk\./,
    reason: "What Stripe.js is handed for 3-D Secure is Stripe's own business with itself.",
  },
];

export const isExcluded = (difference: string): boolean =>
  exclusions.some(({ path }) => path.test(difference));
