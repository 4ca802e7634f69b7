/** What the dashboard says, wherever Stripe is the problem. Without a period, for titles. */
export const stripeAway = "Stripe isn’t responding";
export const stripeKeyRejected = "Stripe rejected your key";
