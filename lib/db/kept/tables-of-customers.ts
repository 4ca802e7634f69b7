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
    holds:
      "The email address or customer ID of a customer whose page opened the portal, and the page's options.",
    merchant: "merchantId",
    forgets: [
      {
        days: 1,
        rows: (before) => sql`"expiresAt" < ${before}`,
        why: "A ticket opens the portal for a minute. A spent ticket tells a reloaded page to request another one.",
      },
    ],
    customer: byIdentity,
    erasure: {},
    secret: ["hash"],
  },

  PortalLink: {
    holds: "The email address or customer ID of a customer for whom the merchant's server made a link.",
    merchant: "merchantId",
    forgets: [
      {
        days: 1,
        rows: (before) => sql`"expiresAt" < ${before}`,
        why: "A link opens the hosted page until it expires. For another day, a repeated request gets the same link.",
      },
    ],
    customer: byIdentity,
    erasure: {},
    secret: ["hash", "sealedSecret", "idempotencyKey", "requestHash"],
  },

  RefusedVisit: {
    holds:
      "The email address or customer ID that a page sent for a refused visit, and the reason for the refusal.",
    merchant: "merchantId",
    forgets: [
      {
        days: 7,
        rows: (before) => sql`"createdAt" < ${before}`,
        why: "Tells the merchant why the portal didn’t open. After that, only the log has the reason.",
      },
    ],
    customer: byIdentity,
    erasure: {},
  },

  Visit: {
    holds: "The email address or customer ID of a customer in the portal, and the page's options.",
    merchant: "merchantId",
    forgets: [
      { days: 1, rows: (before) => sql`"expiresAt" < ${before}`, why: "A visit ends within an hour." },
    ],
    customer: (who) =>
      sql`(${byIdentity(who)}) OR (mode = ${who.mode}::"Mode" AND "customerIds" && ${who.customerIds})`,
    erasure: {},
    secret: ["tokenHash"],
  },

  Preview: {
    holds:
      "The ID of the customer whose portal a member previews in the dashboard, and the unsaved settings.",
    merchant: "merchantId",
    forgets: [
      {
        days: 0,
        rows: (before) => sql`"expiresAt" < ${before}`,
        why: "A preview ends a quarter of an hour after its last change.",
      },
    ],
    customer: byCustomerId,
    erasure: {},
    secret: ["tokenHash"],
  },

  Operation: {
    holds:
      "A customer's request, such as a cancellation with its reason, or new billing details. Two days after the operation, only the fact that it was done remains.",
    merchant: "merchantId",
    forgets: [
      {
        days: 2,
        rows: (before) => sql`${isClosed} AND "resolvedAt" < ${before} AND "emptiedAt" IS NULL`,
        empties: sql`plan = ${cutSchedule}, result = result #- '{outcome,payUrl}', "emptiedAt" = now() AT TIME ZONE 'UTC'`,
        why: "Nothing can repeat it anymore: Stripe forgets idempotency keys after a day, and no page stays open longer. The part of a merchant's schedule that a cancellation removed stays, because undoing the cancellation needs it.",
      },
      {
        days: 400,
        rows: (before) => sql`${isClosed} AND "resolvedAt" < ${before} AND plan = '{}'`,
        why: "Proves for more than a year what was requested and how it ended.",
      },
      {
        days: 1200,
        rows: (before) => sql`${isClosed} AND "resolvedAt" < ${before}`,
        why: "A shortened schedule can be restored until its subscription ends, and Stripe's longest period is three years.",
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
        "The kind, the time and the outcome of each request are kept for 400 days without the customer's name or ID, because the merchant may have to prove what was done.",
    },
  },

  CardSetup: {
    holds: "The customer ID, and the invoices to pay with a card once it is saved.",
    merchant: "merchantId",
    forgets: [
      {
        days: 30,
        rows: (before) => sql`"nextCheckAt" IS NULL AND "createdAt" < ${before}`,
        why: "The operation has the result. Support may need this for a month.",
      },
    ],
    customer: byCustomerId,
    // An open set-up includes the invoices that the customer agreed to pay with the new card.
    erasure: { rows: sql`"nextCheckAt" IS NULL` },
  },

  Finding: {
    holds: "Customer and subscription IDs the merchant should look at.",
    merchant: "merchantId",
    forgets: [
      {
        days: 90,
        rows: (before) => sql`"lastSeenAt" < ${before}`,
        why: "By then, the problem is fixed or the customer no longer opens the portal.",
      },
    ],
    customer: ({ mode, customerIds }) =>
      sql`mode = ${mode}::"Mode" AND string_to_array(subject, ',') && ${customerIds}`,
    erasure: {},
  },

  Erasure: {
    holds: "The customer whose data is being erased. Once that is done, only the date remains.",
    merchant: "merchantId",
    forgets: [
      {
        days: 400,
        rows: (before) => sql`"finishedAt" < ${before}`,
        why: "Proves that a request was fulfilled.",
      },
    ],
    customer: ({ mode, customerIds, identities }) =>
      sql`mode = ${mode}::"Mode" AND ("customerIds" && ${customerIds} OR identities && ${identities})`,
  },
} satisfies Record<string, KeptTable>;
