import "server-only";
import { Prisma } from "../generated/client";
import type { Mode } from "../../tenancy";

export type Sql = Prisma.Sql;
export const { sql } = Prisma;

/** One customer of a merchant: by their IDs in Stripe, and by what pages named them with, such as an e-mail address. */
export type Who = { mode: Mode; customerIds: string[]; identities: string[] };

/** What goes by itself after so many days. */
export type Forgetting = {
  days: number;
  /** The rows that are as old as that: those from before `before`. */
  rows: (before: Sql) => Sql;
  /** What is emptied of them; without it they are deleted. */
  empties?: Sql;
  why: string;
};

/** What erasing a customer does to the rows about them. */
export type ErasureRule = {
  /** The rows it concerns; the others wait until they are among them. */
  rows?: Sql;
  /** What is written over them; without it they are deleted. `id` stands where the customer's was. */
  overwrites?: (id: string) => Sql;
  /** Why something stays, in words for the customer; where nothing does it is left out. */
  keeps?: string;
};

/** One table: what it holds of people, how long, and how it is found. */
export type KeptTable = {
  /** For docs/data.md and for whoever asks what is kept of them. */
  holds: string;
  forgets: Forgetting[];
  /** Why the rest stays as long as its merchant does. */
  stays?: string;
  /** The column with the merchant's ID; null where rows belong to nobody. */
  merchant: "merchantId" | "id" | null;
  /** The rows about one customer; absent where no row names one. */
  customer?: (who: Who) => Sql;
  erasure?: ErasureRule;
  /** Columns no export contains, because whoever has them could act as the merchant or a customer. */
  secret?: string[];
};

/** A time as the database keeps it. */
export const at = (date: Date): Sql => sql`(${date.toISOString()}::timestamptz AT TIME ZONE 'UTC')`;

/** An identifier; never anything that came from outside. */
export const name = (word: string): Sql => Prisma.raw(`"${word}"`);
