import "server-only";
import type { Mode } from "../../tenancy";
import { Prisma } from "../generated/client";

export type Sql = Prisma.Sql;
export const { sql } = Prisma;

/**
 * One customer of a merchant: their IDs in Stripe, and the identities that pages used for them, such as an email
 * address.
 */
export type CustomerQuery = { mode: Mode; customerIds: string[]; identities: string[] };

/** A rule for deleting or emptying rows automatically after a number of days. */
export type RetentionRule = {
  days: number;
  /** Matches the rows whose retention started before `before`. */
  rows: (before: Sql) => Sql;
  /** Columns to empty. Without it, the rows are deleted. */
  empties?: Sql;
  why: string;
};

/** How erasing a customer changes the rows about them. */
export type ErasureRule = {
  /** Matches the rows to erase now. The others wait until they match. */
  rows?: Sql;
  /** New values for the rows. Without it, the rows are deleted. `id` replaces the customer's ID. */
  overwrites?: (id: string) => Sql;
  /** Why something is kept, in words for the customer. Absent if nothing is kept. */
  keeps?: string;
};

/** One table: its personal data, how long it is kept, and how to find it. */
export type KeptTable = {
  /** Shown in docs/data.md, and to people who request their stored data. */
  holds: string;
  forgets: RetentionRule[];
  /** Why the remaining rows are kept as long as their merchant exists. */
  stays?: string;
  /** The column with the merchant's ID. Null if rows belong to no merchant. */
  merchant: "merchantId" | "id" | null;
  /** Matches the rows about one customer. Absent if no row identifies a customer. */
  customer?: (who: CustomerQuery) => Sql;
  erasure?: ErasureRule;
  /**
   * Columns left out of every export, because anyone who has them could act as the merchant or a customer.
   */
  secret?: string[];
};

/** A time in the form that the database stores. */
export const at = (date: Date): Sql => sql`(${date.toISOString()}::timestamptz AT TIME ZONE 'UTC')`;

/** Quotes an identifier. Never pass external input. */
export const name = (word: string): Sql => Prisma.raw(`"${word}"`);
