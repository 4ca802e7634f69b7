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
    holds: "IDs of Stripe's events. No personal data.",
    merchant: "merchantId",
    forgets: [
      {
        days: 30,
        rows: (before) => sql`"receivedAt" < ${before}`,
        why: "Stripe retries an event for three days. The rest of the time is for support.",
      },
    ],
  },

  Session: {
    holds: "The sign-ins of a member: browser, operating system, and last activity.",
    merchant: "merchantId",
    forgets: [
      { days: 8, rows: (before) => sql`"createdAt" < ${before}`, why: "A session ends after a week." },
    ],
    secret: ["id"],
  },

  SecretKey: {
    holds: "No personal data.",
    merchant: "merchantId",
    forgets: [
      {
        days: 400,
        rows: (before) => sql`"retiresAt" < ${before}`,
        why: "The hash tester recognizes a revoked key that a server still uses.",
      },
    ],
    stays: "Active keys verify customers, by hashes or signed tokens.",
    secret: ["sealedSecret"],
  },

  ApiKey: {
    holds: "The merchant's name for the key. No personal data.",
    merchant: "merchantId",
    forgets: [
      {
        days: 400,
        rows: (before) => sql`"revokedAt" < ${before}`,
        why: "Shows for more than a year when each key was in use.",
      },
    ],
    stays: "The merchant's server calls the API with it.",
    secret: ["hash"],
  },

  SpentToken: {
    holds: "Hashes of the IDs of signed tokens. No personal data.",
    merchant: "merchantId",
    forgets: [
      {
        days: 0,
        rows: (before) => sql`"expiresAt" < ${before}`,
        why: "A token that has expired can't be used again anyway.",
      },
    ],
    secret: ["hash"],
  },

  StripeKey: {
    holds: "The name of the merchant's Stripe account. No personal data.",
    merchant: "merchantId",
    forgets: [],
    stays: "The portal uses it for Stripe until the merchant disconnects.",
    secret: ["sealedKey", "sealedWebhookSecret"],
  },

  Portal: {
    holds: "No personal data.",
    merchant: "merchantId",
    forgets: [],
    stays: "It has the merchant's configuration.",
  },

  Member: {
    holds: "The email address of a person who signs in for the merchant.",
    merchant: "merchantId",
    forgets: [],
    stays: "Members sign in with it.",
    secret: ["passwordHash"],
  },

  AuditEntry: {
    holds: "What members did, by member ID. No customer data.",
    merchant: "merchantId",
    forgets: [
      {
        days: 400,
        rows: (before) => sql`"createdAt" < ${before}`,
        why: "Shows for more than a year who changed what. The database refuses to delete it earlier.",
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
    holds: "Hashes of the customers, members and addresses that are counted. They can't be reversed.",
    merchant: null,
    forgets: [
      {
        days: 0,
        rows: (before) => sql`expire < extract(epoch FROM ${before} AT TIME ZONE 'UTC') * 1000`,
        why: "A count is meaningless after its minute, hour or day.",
      },
    ],
  },
};

export type TableName = Prisma.ModelName;

export const tableNames = Object.keys(keptTables) as TableName[];
