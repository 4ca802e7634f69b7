import { StripeRefusal } from "./errors";

type Sent = { [name: string]: unknown };

/** Refuses, by their names, parameters that would otherwise be silently ignored: a stranger who does not know says so. */
export function refuseAsked(params: object, names: readonly string[]): void {
  const asked = names.filter((name) => isAsked((params as Sent)[name]));
  if (asked.length === 0) return;
  const message = `The simulator does not imitate: ${asked.join(", ")}.`;
  throw new StripeRefusal(501, { type: "api_error", message });
}

/** Unsetting what is never set asks for nothing, nor does leaving off what is never on. */
export function isAsked(value: unknown): boolean {
  if (value === undefined || value === "" || value === false || (Array.isArray(value) && value.length === 0))
    return false;
  return (value as { enabled?: boolean } | null)?.enabled !== false;
}
