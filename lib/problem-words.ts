/** The dashboard's words for every problem with Stripe. They have no period, so that they can also be titles. */
export const stripeAway = "Stripe isn’t responding";
export const stripeKeyRejected = "Stripe rejected your key";

/**
 * The end of a sentence about a key. `names` are the permissions' names in Stripe's dashboard, such as `["Customers:
 * Write"]`.
 */
export const missingWords = (names: readonly string[]) =>
  `is missing ${names.length === 1 ? "a permission" : "permissions"}: ${names.join(", ")}`;
