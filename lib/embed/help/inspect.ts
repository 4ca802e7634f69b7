import { elementSelector, type EmbedSettings } from "../settings";
import type { LineCode } from "./lines";

/** A misuse, with the names of the settings it is about. */
export type Misuse = [code: LineCode, names: string[]];

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

/** What is wrong with a page's settings, as far as a browser can tell without knowing the secret key. */
export function inspect(settings: EmbedSettings): Misuse[] {
  const { email, customer_id: customerId } = settings;
  const portalId = settings.portal_id || settings.billing_page_id || settings.servicebot_id;
  const hash: unknown = settings.hash || settings.email_hash;
  const misuses: [LineCode, boolean][] = [
    ["no_element", !document.querySelector(elementSelector)],
    ["no_portal_id", !isText(portalId)],
    ["no_identity", !email && !customerId],
    ["two_identities", Boolean(email && customerId)],
    ["spaces_in_identity", [email, customerId].some((text) => isText(text) && text !== text.trim())],
    ["no_hash", !hash && !settings.fetchHash],
    ["key_in_page", isText(hash) && hash.startsWith("portico_")],
    ["hash_shape", Boolean(hash) && !(isText(hash) && /^[0-9a-f]{64}$/i.test(hash))],
    ["two_scripts", document.querySelectorAll('script[src*="/embed/v1.js"]').length > 1],
  ];
  const found = misuses.filter(([, isMisuse]) => isMisuse).map(([code]): Misuse => [code, []]);
  const callbacks = (["handleResponse", "fetchHash"] as const).filter(
    (name) => settings[name] !== undefined && typeof settings[name] !== "function",
  );
  return callbacks.length > 0 ? [...found, ["not_a_function", callbacks]] : found;
}
