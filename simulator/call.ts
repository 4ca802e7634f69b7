import type { Stored, World } from "./world";

/**
 * The kinds of keys. A secret key may do everything, a restricted key only as much as its permissions allow, and a
 * publishable key only the requests of Stripe.js.
 */
export type ApiKey = { kind: "secret" | "restricted" | "publishable"; text: string; livemode: boolean };

/**
 * Parsed, validated and coerced request parameters: numbers are numbers, booleans are booleans, and `''`
 * means unset.
 */
export type Params = { [name: string]: unknown };

/** One validated request, as a handler receives it. */
export type Call<P = Params> = {
  world: World;
  key: ApiKey;
  /** The values of the `{placeholders}` in the operation's path, under Stripe's names. */
  path: Record<string, string>;
  params: P;
};

/** The matches for a list request, newest first. A handler returns every match, and the wire layer picks the page. */
export type Matches = {
  matches: readonly Stored[];
  /** The matches of a search. Its pages use a token as a cursor, not an ID. */
  isSearch?: true;
};

/**
 * Carries out an operation. The parameters were already checked against the operation's schema, so a handler may
 * declare their type: `(call: Call<Stripe.CustomerCreateParams>) => …`.
 */
export type Handler = (call: Call<never>) => Stored | Matches;

/** Handlers by operation: `"POST /v1/customers/{customer}"`. */
export type Resource = Record<string, Handler>;
