import { StripeRefusal } from "./errors";

/**
 * What goes wrong, and where. `status` and `code` answer without doing anything; `delay` waits first;
 * `drop_before` closes the connection undone; `drop_after_commit` does the work, then closes the connection:
 * what a retry with the same idempotency key must survive; `malformed` answers 200 with half a JSON.
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
    /** Leaves the first `nth - 1` matching requests alone. */
    nth?: number;
  };
  /** How often it strikes; once unless told. */
  times?: number;
  action: FaultAction;
};

type Armed = FaultRule & { seen: number; struck: number };

export class FaultRules {
  private rules: Armed[] = [];

  add(rule: FaultRule): void {
    this.rules.push({ ...rule, seen: 0, struck: 0 });
  }

  all(): readonly FaultRule[] {
    return this.rules;
  }

  clear(): void {
    this.rules = [];
  }

  /** What befalls this request; every rule that matches counts it. */
  strike(method: string, path: string): FaultAction[] {
    return this.rules.filter((rule) => strikes(rule, method, path)).map(({ action }) => action);
  }
}

function strikes(rule: Armed, method: string, path: string): boolean {
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

/** The refusal a `status` or `code` fault answers with. */
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
