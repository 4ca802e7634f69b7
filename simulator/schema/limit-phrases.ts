/**
 * Reads limits from the comments of the `stripe` package. Each phrase matches one way of stating a limit and
 * reads the numbers in it, in order.
 */

/** The limits of one value. Characters are Unicode characters. */
export type Limits = {
  least?: number;
  /** The value must be greater than this. For numbers that may have decimals. */
  above?: number;
  most?: number;
  places?: number;
  shortest?: number;
  longest?: number;
  /** Patterns that the text must match, each with a description. */
  written?: { like: string; words: string }[];
  fewest?: number;
  entries?: number;
  /** For an `interval_count`: the longest recurrence that it may form with its `interval`, in years. */
  years?: number;
  /** For a timestamp: the latest (`ahead`) and the earliest (`notBefore`) allowed time, in seconds from now. */
  ahead?: number;
  notBefore?: number;
  /** The name of another parameter, which must not be later than this one. */
  from?: string;
  /** Whether an integer may be negative. By default, it may not. */
  signed?: true;
};

/** The result of reading a comment. */
export type CommentLimits = {
  limits?: Limits;
  /** The sentences that may state a limit. A test checks that no sentence is overlooked. */
  said?: string[];
};

export type Kind = "array" | "number" | "text";

export type Phrase = { on: Kind; says: RegExp; limits: (...found: number[]) => Limits };

const year = 365 * 86_400;
const phrase = (on: Kind, says: RegExp, limits: Phrase["limits"]): Phrase => ({ on, says, limits });
const like = (pattern: string, words: string): Limits => ({ written: [{ like: pattern, words }] });

const numbers: Phrase[] = [
  phrase("number", /or a negative integer representing/, () => ({ signed: true })),
  phrase("number", /pass a negative|passing in a negative|a negative amount represents/i, () => ({
    signed: true,
  })),
  phrase("number", /to apply to the customer's credit balance/, () => ({ signed: true })),
  phrase("number", /minor-units\) in negative/, () => ({ signed: true })),
  phrase("number", /positive integer .*\(or 0 for a free (?:price|plan)\)(?!.*or a negative)/, () => ({
    least: 0,
  })),
  phrase("number", /non-negative (?:integer|decimal)/i, () => ({ least: 0 })),
  phrase("number", /greater than or equal to (\d+)\./, (least) => ({ least })),
  phrase("number", /(?<!\(or 0|\) )\bpositive integer(?!.*\(or 0 for a free)/i, () => ({ least: 1 })),
  phrase("number", /must be positive/i, () => ({ least: 1 })),
  phrase("number", /larger than (\d+), and smaller or equal to (\d+)/, (above, most) => ({ above, most })),
  phrase("number", /(?:must be|integer) greater than (\d+)(?! and)/i, (above) => ({ above })),
  phrase(
    "number",
    /between (\d+)(?:--| and | to )(\d+)(?= ?[,.)]| inclusive| that represents)/,
    (least, most) => ({ least, most }),
  ),
  phrase("number", /ranges? (?:from|between) (\d+) (?:to|and) (\d+)/i, (least, most) => ({ least, most })),
  phrase("number", /numeric value (\d+)-(\d+)/, (least, most) => ({ least, most })),
  phrase("number", /month \((\d+)-(\d+)\)/, (least, most) => ({ least, most })),
  phrase("number", /highest priority is (\d+) and the lowest is (\d+)/, (least, most) => ({ least, most })),
  phrase("number", /percent out of (\d+)/, (most) => ({ most })),
  phrase("number", /at most two decimal places/, () => ({ places: 2 })),
  phrase("number", /(?:at most|maximum precision is) (\d+) decimal places/i, (places) => ({ places })),
  phrase("number", /specify a value up to (\d+)/, (most) => ({ most })),
  phrase("number", /maximum (?:redisplay limit|value) is `?(\d+)`?/, (most) => ({ most })),
  phrase("number", /has to be at least (\d+)\.$/i, (least) => ({ least })),
  phrase("number", /supports up to eight digits/, () => ({ most: 99_999_999 })),
  phrase("number", /(?:more than|up to) (\d+) years in the future/, (years) => ({ ahead: years * year })),
  phrase("number", /at least (\d+) hours in the future/, (hours) => ({ notBefore: hours * 3600 })),
  phrase(
    "number",
    /within the past (\d+) calendar days or up to (\d+) minutes in the future/,
    (days, minutes) => ({
      notBefore: -days * 86_400,
      ahead: minutes * 60,
    }),
  ),
  phrase("number", /from (\d+) minutes to (\d+) hours after/, (minutes, hours) => ({
    notBefore: minutes * 60,
    ahead: hours * 3600,
  })),
  phrase("number", /between (\d+) and (\d+) seconds from the current time/, (notBefore, ahead) => ({
    notBefore,
    ahead,
  })),
  phrase("number", /greater than or equal to the start\b/, () => ({ from: "start" })),
  phrase("number", /maximum of three years interval/i, () => ({ years: 3 })),
  phrase("number", /maximum of one year interval/i, () => ({ years: 1 })),
];

const texts: Phrase[] = [
  phrase("text", /non-negative decimal/i, () => ({ least: 0 })),
  phrase("text", /at most (\d+) decimal places/, (places) => ({ places })),
  phrase(
    "text",
    /(?:up to|maximum|at most|length is|length of this field is|max length[,:]|limited to) \*?(\d+) (?:alphanumeric |ascii )?characters/i,
    (longest) => ({ longest }),
  ),
  phrase("text", /maximum character count of (\d+),(\d+)/, (thousands, rest) => ({
    longest: thousands * 1000 + rest,
  })),
  phrase("text", /longer than (\d+) characters return an error/, (longest) => ({ longest })),
  phrase("text", /limit the identifier to (\d+) characters/, (longest) => ({ longest })),
  phrase("text", /the (\d+)-character limit/, (longest) => ({ longest })),
  phrase("text", /string \((\d+) characters\)/, (exactly) => ({ shortest: exactly, longest: exactly })),
  phrase("text", /2 digits from 01-99/, () => like("^(0[1-9]|[1-9][0-9])$", "01 to 99")),
  phrase("text", /must be at least (\d+) characters/i, (shortest) => ({ shortest })),
  phrase("text", /must be (\d+) to (\d+) characters/i, (shortest, longest) => ({ shortest, longest })),
  phrase("text", /must be (\d+)–(\d+) uppercase letters or numbers/i, (shortest, longest) => ({
    shortest,
    longest,
    ...like("^[A-Z0-9]*$", "uppercase letters and numbers"),
  })),
  phrase("text", /lower case letters \(a-z\), upper case letters \(A-Z\), digits \(0-9\), and dashes/, () =>
    like("^[A-Za-z0-9-]*$", "letters, digits and dashes"),
  ),
  phrase("text", /may not include `<`, `>`/, () => like("^[^<>\\\\\"']*$", "none of < > \\ \" '")),
  phrase("text", /must contain at least one letter/i, () => like("[A-Za-z]", "at least one letter")),
  phrase("text", /alphanumeric, and up to|alphanumeric characters long(?!, hyphens)/, () =>
    like("^[A-Za-z0-9]*$", "letters and digits"),
  ),
  phrase("text", /alphanumeric characters long, hyphens and spaces/, () =>
    like("^[A-Za-z0-9 -]*$", "letters, digits, hyphens and spaces"),
  ),
  phrase("text", /only uppercase letters, numbers, spaces, or the following/, () =>
    like("^[A-Z0-9 /_&.-]*$", "uppercase letters, numbers, spaces and / _ - & ."),
  ),
  phrase("text", /only contain letters, numbers, underscores, backslashes, and dashes/, () =>
    like("^[A-Za-z0-9_\\\\-]*$", "letters, numbers, underscores, backslashes and dashes"),
  ),
];

const arrays: Phrase[] = [
  phrase("array", /(?:list|array) of up to (\d+) /i, (entries) => ({ entries })),
  phrase("array", /you (?:may pass|can specify) up to (\d+) /i, (entries) => ({ entries })),
  phrase("array", /up to (\d+) (?:line items|options|fields) (?:are supported|allowed)/i, (entries) => ({
    entries,
  })),
  phrase("array", /up to a maximum of (\d+)/i, (entries) => ({ entries })),
  phrase("array", /\(up to (\d+)\)/, (entries) => ({ entries })),
  phrase("array", /only (?:specify )?up to one /, () => ({ entries: 1 })),
  phrase("array", /a maximum of (\d+) (?:optional|line) items(?! with| and)/, (entries) => ({ entries })),
  phrase("array", /limited? (\d+) prices/i, (entries) => ({ entries })),
  phrase("array", /maximum (\d+) inputs/i, (entries) => ({ entries })),
  phrase("array", /two positive integers|exactly two/i, () => ({ fewest: 2, entries: 2 })),
];

export const phrases: readonly Phrase[] = [...numbers, ...texts, ...arrays];
