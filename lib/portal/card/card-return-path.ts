/**
 * The page that Stripe's or the simulator's page returns to. It has no visit, and says that the tab can be
 * closed.
 */
export const cardReturnPath = "/portal/card/return";
