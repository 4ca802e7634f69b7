import "server-only";
import { type CustomerQuery, type KeptTable, sql } from "./table";

/** Tables whose rows are about one customer. */

/** Ignores case, because the same person may write their address in several ways. */
const byIdentity = ({ mode, customerIds, identities }: CustomerQuery) => {
  const names = [...customerIds, ...identities].map((identity) => identity.toLowerCase());
  return sql`mode = ${mode}::"Mode" AND lower(identity) = ANY (${names})`;
};

const byCustomerId = ({ mode, customerIds }: CustomerQuery) =>
  sql`mode = ${mode}::"Mode" AND "customerId" = ANY (${customerIds})`;

const isClosed = sql`state IN ('succeeded', 'failed')`;
/** The content a cancellation removed from a merchant's schedule, needed to undo it. */
const cutSchedule = sql`CASE WHEN jsonb_typeof(plan -> 'held') = 'object'
  THEN jsonb_build_object('held', plan -> 'held') ELSE '{}' END`;

const day = sql`(now() AT TIME ZONE 'UTC') - interval '1 day'`;

export const tablesOfCustomers = {
  Ticket: {
    holds: "The e-mail address or customer ID of a customer whose page opened the portal.",
    merchant: "merchantId",
    forgets: [
      {
        days: 1,
        rows: (before) => sql`"expiresAt" < ${before}`,
        why: "It opens the portal for a minute; a spent one tells a reloaded page to ask for another.",
      },
    ],
    customer: byIdentity,
    erasure: {},
    secret: ["hash"],
  },

  Visit: {
    holds: "The e-mail address or customer ID of a customer in the portal.",
    merchant: "merchantId",
    forgets: [
      { days: 1, rows: (before) => sql`"expiresAt" < ${before}`, why: "A visit ends within the hour." },
    ],
    customer: (who) =>
      sql`(${byIdentity(who)}) OR (mode = ${who.mode}::"Mode" AND "customerIds" && ${who.customerIds})`,
    erasure: {},
    secret: ["tokenHash"],
  },

  Operation: {
    holds:
      "What a customer asked for, such as a cancellation with its reason or new billing details, until two days after it was done; then that it was done.",
    merchant: "merchantId",
    forgets: [
      {
        days: 2,
        rows: (before) => sql`${isClosed} AND "resolvedAt" < ${before} AND "emptiedAt" IS NULL`,
        empties: sql`plan = ${cutSchedule}, result = result #- '{outcome,payUrl}', "emptiedAt" = now() AT TIME ZONE 'UTC'`,
        why: "Stripe forgets its keys after a day, and no page is older: nothing repeats it any more. What a cancellation cut out of the merchant's schedule stays, because taking it back needs it.",
      },
      {
        days: 400,
        rows: (before) => sql`${isClosed} AND "resolvedAt" < ${before} AND plan = '{}'`,
        why: "Proves for more than a year that something was asked for and how it ended.",
      },
      {
        days: 1200,
        rows: (before) => sql`${isClosed} AND "resolvedAt" < ${before}`,
        why: "A schedule that was cut short can be put back until its subscription ends, and Stripe's longest period is three years.",
      },
    ],
    customer: byCustomerId,
    erasure: {
      rows: sql`${isClosed} AND "resolvedAt" < ${day}`,
      overwrites: (id) => sql`"customerId" = ${id}, "subscriptionId" = '', "intentId" = id, "inputHash" = '',
        plan = '{}', result = jsonb_strip_nulls(jsonb_build_object('ok', result -> 'ok', 'code', result -> 'code',
          'outcome', jsonb_build_object('outcome', result -> 'outcome' -> 'outcome'))),
        "emptiedAt" = now() AT TIME ZONE 'UTC'`,
      keeps:
        "That something was asked for, when, and how it ended stays for 400 days without saying whose it was: the merchant may have to prove it.",
    },
  },

  CardSetup: {
    holds: "The customer ID, and the invoices that a card is to pay once it is saved.",
    merchant: "merchantId",
    forgets: [
      {
        days: 30,
        rows: (before) => sql`"nextCheckAt" IS NULL AND "createdAt" < ${before}`,
        why: "What came of it is in the operation; support may ask within the month.",
      },
    ],
    customer: byCustomerId,
    // An open set-up includes what the customer agreed to pay with the card they are entering.
    erasure: { rows: sql`"nextCheckAt" IS NULL` },
  },

  Finding: {
    holds: "Customer and subscription IDs the merchant should look at.",
    merchant: "merchantId",
    forgets: [
      {
        days: 90,
        rows: (before) => sql`"lastSeenAt" < ${before}`,
        why: "It was mended, or nobody comes any more.",
      },
    ],
    customer: ({ mode, customerIds }) =>
      sql`mode = ${mode}::"Mode" AND string_to_array(subject, ',') && ${customerIds}`,
    erasure: {},
  },

  Erasure: {
    holds: "Whose data is being erased, until all of it is; then that it was, and when.",
    merchant: "merchantId",
    forgets: [
      { days: 400, rows: (before) => sql`"finishedAt" < ${before}`, why: "Proves that a request was met." },
    ],
    customer: ({ mode, customerIds, identities }) =>
      sql`mode = ${mode}::"Mode" AND ("customerIds" && ${customerIds} OR identities && ${identities})`,
  },
} satisfies Record<string, KeptTable>;
