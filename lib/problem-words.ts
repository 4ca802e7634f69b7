/** The dashboard's words wherever Stripe is the problem. Without a period, for titles. */
export const stripeAway = "Stripe isn’t responding";
export const stripeKeyRejected = "Stripe rejected your key";

/** The end of a sentence about a key. `names`: as in Stripe's dashboard, such as `["Customers: Write"]`. */
export const missingWords = (names: readonly string[]) =>
  `is missing ${names.length === 1 ? "a permission" : "permissions"}: ${names.join(", ")}`;
