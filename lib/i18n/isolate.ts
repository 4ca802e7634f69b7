/** Letters written from right to left. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Letters written from left to right. */
const leftToRight =
  /(?![\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}])\p{L}/u;

type Values = Record<string, string | number>;

/**
 * Isolates values that run against the sentence's direction. Otherwise a value would pull the amount or
 * period after it to its own side. Values that select an option of a text stay unchanged: they are matched,
 * not shown.
 */
export function isolateIn(direction: "ltr" | "rtl"): (values: Values, choices: Set<string>) => Values {
  const runsAgainst = direction === "ltr" ? rightToLeft : leftToRight;
  return (values, choices) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === "string" && !choices.has(name) && runsAgainst.test(value)
          ? `\u2068${value}\u2069`
          : value,
      ]),
    );
}
