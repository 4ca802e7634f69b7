import type { Stored, World } from "./world";

/** What a key may do: a secret key everything, a restricted key what it lists, a publishable key what Stripe.js needs. */
export type ApiKey = { kind: "secret" | "restricted" | "publishable"; text: string; livemode: boolean };

/** Parsed, validated and coerced request parameters: numbers are numbers, booleans booleans, `''` means unset. */
export type Params = { [name: string]: unknown };

/** One validated request, as a handler receives it. */
export type Call<P = Params> = {
  world: World;
  key: ApiKey;
  /** The `{placeholders}` of the operation's path, by Stripe's own names. */
  path: Record<string, string>;
  params: P;
};

/** A page of a list is made by the wire: a handler returns every match, newest first. */
export type Matches = {
  matches: readonly Stored[];
  /** It was searched for: pages are turned by a token instead of an id. */
  isSearch?: true;
};

/**
 * Does what an operation does. The parameters were checked against the operation before, so a handler
 * may name their type: `(call: Call<Stripe.CustomerCreateParams>) => …`.
 */
export type Handler = (call: Call<never>) => Stored | Matches;

/** Handlers by operation: `"POST /v1/customers/{customer}"`. */
export type Resource = Record<string, Handler>;
