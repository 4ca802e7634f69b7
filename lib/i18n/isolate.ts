/** Letters written from right to left. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Letters written from left to right. */
const leftToRight =
  /(?![\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}])\p{L}/u;

/** Groups of digits without letters, as in a phone number. In a right-to-left sentence, their order would reverse. */
const groupsOfDigits = /^(?=\+\d|.*\d[\s)]+\(?\d)[^\p{L}]+$/u;

type Direction = "ltr" | "rtl";
type Values = Record<string, string | number>;

/**
 * Isolates a text that runs against the direction of the page. Otherwise, the browser would move the amount or
 * the period after the text to the wrong side. The catalog's sentences isolate their values with `isolateIn`; this
 * function is for other people's texts outside of sentences, such as a name or a line of an address.
 */
export function isolate(text: string, direction: Direction): string {
  const runsAgainst =
    direction === "ltr" ? rightToLeft.test(text) : leftToRight.test(text) || groupsOfDigits.test(text);
  return runsAgainst ? `\u2068${text}\u2069` : text;
}

/**
 * Isolates the values of a sentence. Values that choose between a text's variants stay unchanged, because they are
 * matched and not shown.
 */
export function isolateIn(direction: Direction): (values: Values, choices: Set<string>) => Values {
  return (values, choices) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === "string" && !choices.has(name) ? isolate(value, direction) : value,
      ]),
    );
}
