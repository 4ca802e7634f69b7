import { invalidRequest, type StripeRefusal } from "../wire/errors";
import type { Limits } from "./limit-phrases";

/** Everything besides the value that a limit may depend on: the raw parameters next to it, and the time. */
export type LimitContext = { beside: Record<string, unknown>; now: number };

/**
 * Refuses a value that is too small, too large, too long, has too many entries or breaks another of its
 * limits.
 */
export function refuseBeyondLimits(limits: Limits, value: unknown, path: string, around: LimitContext): void {
  const refusal = Array.isArray(value)
    ? entriesRefusal(limits, value, path)
    : typeof value === "number"
      ? (numberRefusal(limits, value, path) ?? momentRefusal(limits, value, path, around))
      : typeof value === "string"
        ? (decimalRefusal(limits, value, path) ?? textRefusal(limits, value, path))
        : undefined;
  if (refusal) throw refusal;
}

/** The wording, including the array's name, is from memory and unverified. */
function entriesRefusal({ fewest = 0, entries = Infinity }: Limits, value: unknown[], param: string) {
  const { length } = value;
  if (length > entries)
    return invalidRequest(`Array ${param} exceeds maximum ${entries} allowed.`, { param });
  if (length < fewest)
    return invalidRequest(`Array ${param} must have at least ${fewest} entries.`, { param });
  return undefined;
}

/**
 * The wording for integers that are too small is Stripe's (observed). The wording for integers that are too large was
 * observed for `limit`.
 */
function numberRefusal(limits: Limits, value: number, param: string): StripeRefusal | undefined {
  const { above = -Infinity, least = -Infinity, most = Infinity, places } = limits;
  const refuse = (message: string) => invalidRequest(message, { code: "parameter_invalid_integer", param });
  if (value < 0 && least === 0) return refuse("Invalid non-negative integer");
  if (value < least) return refuse(`This value must be greater than or equal to ${least}.`);
  if (value <= above) return refuse(`This value must be greater than ${above}.`);
  if (value > most)
    return refuse(`This value must be less than or equal to ${most} (it currently is '${value}').`);
  return places === undefined ? undefined : placesRefusal(String(value), places, param);
}

/** Fractional amounts are sent as strings. */
function decimalRefusal({ least, places }: Limits, value: string, param: string): StripeRefusal | undefined {
  if (least === 0 && value.startsWith("-"))
    return invalidRequest(`Invalid non-negative decimal: ${value}`, { param });
  return places === undefined ? undefined : placesRefusal(value, places, param);
}

function placesRefusal(value: string, places: number, param: string): StripeRefusal | undefined {
  const fraction = value.split(".")[1] ?? "";
  if (fraction.length <= places) return undefined;
  return invalidRequest(`Invalid decimal: ${value}; must contain at maximum ${places} decimal places.`, {
    param,
  });
}

/**
 * The wording for long texts is Stripe's (observed), including the shortened value. The other wordings are from memory.
 */
function textRefusal(
  { shortest = 0, longest = Infinity, written = [] }: Limits,
  value: string,
  param: string,
) {
  const letters = [...value];
  const shown =
    letters.length > 23 ? `${letters.slice(0, 10).join("")}...${letters.slice(-10).join("")}` : value;
  const refuse = (rule: string, more = {}) =>
    invalidRequest(`Invalid string: ${shown}; ${rule}`, { param, ...more });
  if (letters.length > longest) return refuse(`must be at most ${longest} characters`);
  if (letters.length < shortest) return refuse(`must be at least ${shortest} characters`);
  const broken = written.find(({ like }) => !new RegExp(like, "u").test(value));
  return broken && refuse(`must be written with ${broken.words}`, { code: "invalid_characters" });
}

const longestRecurrence: Record<string, number> = { day: 365, week: 52, month: 12, year: 1 };

/** Refuses timestamps and interval counts beyond their limits. The errors' wordings are from memory and unverified. */
function momentRefusal(
  { ahead, from, notBefore, years }: Limits,
  value: number,
  param: string,
  { beside, now }: LimitContext,
): StripeRefusal | undefined {
  const most = years && (longestRecurrence[String(beside.interval)] ?? 1) * years;
  if (most && (value < 1 || value > most)) {
    const message = `Invalid interval_count: must be between 1 and ${most} for the interval ${String(beside.interval)}.`;
    return invalidRequest(message, { code: "parameter_invalid_integer", param });
  }
  const refuse = (rule: string) => invalidRequest(`Invalid timestamp: ${rule}.`, { param });
  if (ahead !== undefined && value > now + ahead) return refuse(`must be at most ${now + ahead}`);
  if (notBefore !== undefined && value < now + notBefore)
    return refuse(`must be at least ${now + notBefore}`);
  if (from !== undefined && value < Number(beside[from])) return refuse(`must not be before \`${from}\``);
  return undefined;
}
