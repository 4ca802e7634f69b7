/** Marks that the portal writes into Stripe's metadata to recognize its own changes. */

/** The operation that made the change: on subscriptions, schedules and the phases it scheduled. */
export const operationMark = "portal_op";

/** On a subscription a customer canceled: the agreed end, in seconds. */
export const endMark = "portal_end";

/** The merchant's later end that it replaced, in seconds. */
export const termMark = "portal_term";

/** On a schedule: the operation that made it end early, whose record includes the previous content. */
export const cutMark = "portal_cut";

/** On a new subscription: the ID of the ended one it follows. */
export const formerMark = "resubscribed_from";
