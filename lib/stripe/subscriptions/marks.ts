/** What a portal writes into Stripe's metadata, to know its own work again. */

/** The operation that did it, on a subscription, on a schedule and on the phases it has planned. */
export const operationMark = "portal_op";

/** On a subscription that a customer has canceled: the end that was agreed to, in seconds. */
export const endMark = "portal_end";

/** The later end which that one took the place of, in seconds. */
export const termMark = "portal_term";

/** On a schedule: the operation that ended it sooner, and keeps what it held before. */
export const cutMark = "portal_cut";

/** The key of a new subscription's metadata that names the ended one it follows. */
export const formerMark = "resubscribed_from";
