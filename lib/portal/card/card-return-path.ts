/**
 * The page that Stripe's page or the simulator's page returns to. It has no visit, and says that the customer can close
 * the tab.
 */
export const cardReturnPath = "/portal/card/return";
