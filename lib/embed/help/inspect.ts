import { elementSelector, type EmbedSettings, proofFetcher, readProof } from "../settings";
import type { LineCode } from "./lines";
import { callbackNames, emptyNames, knownNames } from "./names";

/** A misuse, with the names of the settings involved. */
export type Misuse = [code: LineCode, names: string[]];

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

/** Finds mistakes in a page's settings, as far as a browser can tell without knowing the secret key. */
export function inspect(settings: EmbedSettings): Misuse[] {
  return [
    ...misusesOfProof(settings),
    ...misusesOfNames(settings),
    ...(document.querySelectorAll('script[src*="/embed/v1.js"]').length > 1
      ? [["two_scripts", []] satisfies Misuse]
      : []),
  ];
}

function misusesOfProof(settings: EmbedSettings): Misuse[] {
  const { email, customer_id: customerId, hash, token, ...proof } = readProof(settings);
  // `hash` may be a signed token, which contains dots.
  const isHash = isText(hash) && !hash.includes(".");
  const misuses: [LineCode, boolean][] = [
    ["no_element", !document.querySelector(elementSelector)],
    ["no_portal_id", !isText(proof.portal_id)],
    ["no_identity", !email && !customerId],
    ["two_identities", Boolean(email && customerId)],
    ["spaces_in_identity", [email, customerId].some((text) => isText(text) && text !== text.trim())],
    ["no_hash", !hash && !token && !proofFetcher(settings)],
    ["key_in_page", [hash, token].some((text) => isText(text) && text.startsWith("portico_"))],
    ["hash_shape", Boolean(hash) && (isHash ? !/^[0-9a-f]{64}$/i.test(hash) : !isText(hash))],
  ];
  return misuses.filter(([, isMisuse]) => isMisuse).map(([code]) => [code, []]);
}

/** Misuses of names outside `options`. The server checks the names in `options`. */
function misusesOfNames(settings: EmbedSettings): Misuse[] {
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  const names = given.map(([name]) => name);
  const misuses: Misuse[] = [
    [
      "not_a_function",
      given
        .filter(([name, value]) => callbackNames.includes(name) && typeof value !== "function")
        .map(([name]) => name),
    ],
    // The console prints the names, so leave out any that could be an email address.
    [
      "unknown_setting",
      names.filter((name) => !knownNames.includes(name) && /^[A-Za-z]\w{0,39}$/.test(name)),
    ],
    ["ignored_setting", names.filter((name) => emptyNames.includes(name))],
  ];
  return misuses.filter(([, about]) => about.length > 0);
}
