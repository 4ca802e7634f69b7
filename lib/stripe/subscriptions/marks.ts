/** Marks that the portal writes into Stripe's metadata to recognize its own changes. */

/** The operation that made the change: on subscriptions, schedules and the phases it scheduled. */
export const operationMark = "portal_op";

/** On a subscription that a customer canceled: the agreed end, in seconds. */
export const endMark = "portal_end";

/** On the same subscription: the merchant's later end that the agreed end replaced, in seconds. */
export const termMark = "portal_term";

/** On a schedule: the operation that made it end early, whose record includes the previous content. */
export const cutMark = "portal_cut";

/** On a new subscription: the ID of the ended subscription that it continues. */
export const formerMark = "resubscribed_from";
