import { StripeRefusal } from "./errors";

type Sent = { [name: string]: unknown };

/** Refuses, by name, parameters that the simulator would otherwise silently ignore. */
export function refuseUnsupported(params: object, names: readonly string[]): void {
  const asked = names.filter((name) => isRequested((params as Sent)[name]));
  if (asked.length === 0) return;
  const message = `The simulator does not imitate: ${asked.join(", ")}.`;
  throw new StripeRefusal(501, { type: "api_error", message });
}

/**
 * Whether a value requests a feature. Unsetting or disabling a feature requests nothing, because here the feature is
 * never on.
 */
export function isRequested(value: unknown): boolean {
  if (value === undefined || value === "" || value === false || (Array.isArray(value) && value.length === 0))
    return false;
  return (value as { enabled?: boolean } | null)?.enabled !== false;
}
