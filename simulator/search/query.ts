import { invalidRequest } from "../wire/errors";

/**
 * One condition of Stripe's search language: `-name~"ada"`, `metadata['plan']:'pro'`, `created>1700000000`.
 */
export type Condition = {
  field: string;
  key?: string;
  sign: ":" | "~" | ">" | "<" | ">=" | "<=";
  value: string;
  not: boolean;
};

export type Query = { conditions: Condition[]; join: "AND" | "OR" };

const condition =
  /^\s*(-)?(\w+)(?:\[(?:'([^']*)'|"([^"]*)")\])?\s*(>=|<=|[:~<>])\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^\s'"]+))\s*/;
const joinWord = /^(AND|OR)\s+/i;

/**
 * Parses a query. Refuses mixed AND and OR and unfinished conditions, which Stripe's language does not allow.
 */
export function parseQuery(text: string): Query {
  const conditions: Condition[] = [];
  const joins = new Set<"AND" | "OR">();
  let rest = text;
  for (;;) {
    const [whole, minus, field, single, double, sign, quoted, doubleQuoted, bare] =
      condition.exec(rest) ?? [];
    if (!whole || !field || !sign) throw unreadable(text);
    const key = single ?? double;
    const value = (quoted ?? doubleQuoted ?? bare ?? "").replace(/\\(.)/g, "$1");
    conditions.push({
      field,
      ...(key !== undefined && { key }),
      sign: sign as Condition["sign"],
      value,
      not: minus === "-",
    });
    rest = rest.slice(whole.length);
    if (rest === "") break;
    const [, word] = joinWord.exec(rest) ?? [];
    // Adjacent conditions are joined by AND.
    joins.add((word?.toUpperCase() as "AND" | "OR" | undefined) ?? "AND");
    rest = word ? rest.replace(joinWord, "") : rest;
  }
  if (joins.size > 1) throw unreadable(text);
  return { conditions, join: joins.has("OR") ? "OR" : "AND" };
}

/** The error's wording is from memory and unverified. */
const unreadable = (text: string) =>
  invalidRequest(`We were unable to parse your search query: ${text.slice(0, 200)}`, { param: "query" });
