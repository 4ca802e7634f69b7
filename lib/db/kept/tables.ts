import "server-only";
import type { Prisma } from "../generated/client";
import { type KeptTable, sql } from "./table";
import { tablesOfCustomers } from "./tables-of-customers";

/**
 * Every table, with its personal data, how many days it is kept, and why. docs/data.md is generated from
 * this. A missing table is a compile error. A merchant's tables are listed in an order that allows deleting
 * their rows.
 */
export const keptTables: Record<Prisma.ModelName, KeptTable> = {
  ...tablesOfCustomers,

  StripeEvent: {
    holds: "IDs of Stripe's events; no person.",
    merchant: "merchantId",
    forgets: [
      {
        days: 30,
        rows: (before) => sql`"receivedAt" < ${before}`,
        why: "Stripe delivers an event again for three days; the rest is for support.",
      },
    ],
  },

  Session: {
    holds: "Where a member is signed in: browser, system, and when last seen.",
    merchant: "merchantId",
    forgets: [
      { days: 8, rows: (before) => sql`"createdAt" < ${before}`, why: "A session ends after a week." },
    ],
    secret: ["id"],
  },

  SecretKey: {
    holds: "No person.",
    merchant: "merchantId",
    forgets: [
      {
        days: 400,
        rows: (before) => sql`"retiresAt" < ${before}`,
        why: "The hash tester tells which old key a server still uses.",
      },
    ],
    stays: "Active keys prove who customers are.",
    secret: ["sealedSecret"],
  },

  StripeKey: {
    holds: "No person; the name of the merchant's Stripe account.",
    merchant: "merchantId",
    forgets: [],
    stays: "The portal speaks to Stripe with it, until the merchant disconnects.",
    secret: ["sealedKey", "sealedWebhookSecret"],
  },

  Portal: {
    holds: "No person.",
    merchant: "merchantId",
    forgets: [],
    stays: "It is what the merchant configures.",
  },

  Member: {
    holds: "The e-mail address of a person who signs in for the merchant.",
    merchant: "merchantId",
    forgets: [],
    stays: "Members sign in with it.",
    secret: ["passwordHash"],
  },

  AuditEntry: {
    holds: "What members did, by their IDs; no customer.",
    merchant: "merchantId",
    forgets: [
      {
        days: 400,
        rows: (before) => sql`"createdAt" < ${before}`,
        why: "Shows for more than a year who changed what. The database refuses to remove it any earlier.",
      },
    ],
  },

  Merchant: {
    holds: "The name of a business.",
    merchant: "id",
    forgets: [],
    stays: "Deleted, with everything above, when the merchant asks for it.",
  },

  RateLimit: {
    holds: "Hashes of who is counted; no person can be read from them.",
    merchant: null,
    forgets: [
      {
        days: 0,
        rows: (before) => sql`expire < extract(epoch FROM ${before} AT TIME ZONE 'UTC') * 1000`,
        why: "A count means nothing after its minute, hour or day.",
      },
    ],
  },
};

export type TableName = Prisma.ModelName;

export const tableNames = Object.keys(keptTables) as TableName[];
