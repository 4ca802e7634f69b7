import { StripeRefusal } from "./errors";

/**
 * The kinds of injected faults. `status` and `code` answer without doing anything. `delay` waits first.
 * `drop_before` closes the connection without doing anything. `drop_after_commit` does the work, then closes
 * the connection, which a retry with the same idempotency key must survive. `malformed` returns a 200 with
 * truncated JSON.
 */
export type FaultAction =
  | { type: "status"; status: number; message?: string }
  | { type: "code"; status: number; code: string; message?: string; decline_code?: string }
  | { type: "delay"; milliseconds: number }
  | { type: "drop_before" }
  | { type: "drop_after_commit" }
  | { type: "malformed" };

export type FaultRule = {
  match: {
    method?: string;
    /** A path, or a regular expression between slashes. */
    path?: string;
    /** Skips the first `nth - 1` matching requests. */
    nth?: number;
  };
  /** How often it applies, once by default. */
  times?: number;
  action: FaultAction;
};

type CountedRule = FaultRule & { seen: number; struck: number };

export class FaultRules {
  private rules: CountedRule[] = [];

  /**
   * Adds a rule. Throws if the rule is invalid, because a rule that never applies would let a test pass for the wrong
   * reason.
   */
  add(rule: FaultRule): FaultRule {
    refuseInvalidRule(rule);
    this.rules.push({ ...rule, seen: 0, struck: 0 });
    return rule;
  }

  all(): readonly FaultRule[] {
    return this.rules;
  }

  clear(): void {
    this.rules = [];
  }

  /** The faults for this request. Every matching rule counts the request. */
  takeActions(method: string, path: string): FaultAction[] {
    return this.rules.filter((rule) => countIfMatching(rule, method, path)).map(({ action }) => action);
  }
}

const isCount = (value: unknown) => value === undefined || (Number.isInteger(value) && Number(value) > 0);
const isStatus = (value: unknown) => Number.isInteger(value) && Number(value) >= 400 && Number(value) < 600;

/** For each type of action, returns the missing field, or undefined if the action is complete. */
const missingParts: { [type in FaultAction["type"]]: (action: never) => string | undefined } = {
  status: ({ status }: { status: unknown }) => (isStatus(status) ? undefined : "a status from 400 to 599"),
  code: ({ status, code }: { status: unknown; code: unknown }) =>
    isStatus(status) && typeof code === "string" ? undefined : "a status from 400 to 599 and a code",
  delay: ({ milliseconds }: { milliseconds: unknown }) =>
    Number(milliseconds) >= 0 ? undefined : "its milliseconds",
  drop_before: () => undefined,
  drop_after_commit: () => undefined,
  malformed: () => undefined,
};

/** Only a path between slashes is a regular expression. In any other path, a star would only match a star. */
const isLiteralStar = (path: string) => path.includes("*") && !/^\/.+\/$/.test(path);

function refuseInvalidRule({ match, times, action }: FaultRule): void {
  if (typeof match !== "object" || match === null)
    throw new Error("A rule has a `match`; {} is for all requests.");
  if (!isCount(times) || !isCount(match.nth))
    throw new Error("`times` and `nth` are whole numbers above zero.");
  if (match.path !== undefined) pathMatches(match.path, "");
  if (match.path && isLiteralStar(match.path))
    throw new Error("A `path` has no wildcards; write a regular expression between slashes.");
  const kinds = Object.keys(missingParts);
  if (!kinds.includes(action?.type)) throw new Error(`An action is one of ${kinds.join(", ")}.`);
  const needs = missingParts[action.type](action as never);
  if (needs) throw new Error(`An action of the type ${action.type} needs ${needs}.`);
}

function countIfMatching(rule: CountedRule, method: string, path: string): boolean {
  const { match, times = 1 } = rule;
  if (match.method && match.method.toUpperCase() !== method) return false;
  if (match.path && !pathMatches(match.path, path)) return false;
  rule.seen += 1;
  if (rule.seen < (match.nth ?? 1) || rule.struck >= times) return false;
  rule.struck += 1;
  return true;
}

function pathMatches(wanted: string, path: string): boolean {
  const [, source] = /^\/(.+)\/$/.exec(wanted) ?? [];
  return source && !wanted.startsWith("/v1/") ? new RegExp(source).test(path) : wanted === path;
}

/** The refusal of a `status` or `code` fault. */
export function refusalOf(action: FaultAction): StripeRefusal | undefined {
  if (action.type !== "status" && action.type !== "code") return undefined;
  const { status } = action;
  const type = status === 402 ? "card_error" : status < 500 ? "invalid_request_error" : "api_error";
  const code = action.type === "code" ? action.code : status === 429 ? "rate_limit" : undefined;
  return new StripeRefusal(status, {
    type,
    ...(code && { code }),
    ...(action.type === "code" && action.decline_code && { decline_code: action.decline_code }),
    message: action.message ?? `The simulator was told to answer ${status}.`,
  });
}
