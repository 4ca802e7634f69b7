/** One reading of the pasted text as a digest. */
export type DigestForm = {
  bytes: Buffer;
  /** How the digest is written. The portal accepts `plain`. */
  as: "plain" | "decorated" | "base64" | "encoded_twice" | "byte_list";
  /** Describes the characters around or between the digits, for `decorated`. */
  detail?: string;
};

/**
 * Matches a digest in quotes that were escaped for a URL or HTML. Without this pattern, the `22` of `%22` could be
 * mistaken for digits of the digest.
 */
const escapedQuotes =
  /^(?:%2[27]|&(?:quot|apos|#0?3[49]);)([0-9a-f]{64})(?:%2[27]|&(?:quot|apos|#0?3[49]);)$/i;

const invisible = /[\p{Cf}\u00ad]/gu;

/** Returns every digest that the text can be read as, the most literal reading first. Empty if there is none. */
export function readForms(hash: string): DigestForm[] {
  const text = hash.trim();
  const bare = text.replace(escapedQuotes, '"$1"').normalize("NFKC").replace(invisible, "");
  return [
    ...hex(bare).map((bytes): DigestForm => {
      if (bare !== text) return { bytes, as: "decorated", detail: "characters that only look like digits" };
      return hash === text ? { bytes, as: "plain" } : { bytes, as: "decorated", detail: "whitespace" };
    }),
    ...readDecorated(bare),
    ...readByteList(bare),
    ...unlabeled(bare).flatMap(readBase64),
  ];
}

function hex(text: string): Buffer[] {
  return /^(?:[0-9a-f]{2})+$/i.test(text) ? [Buffer.from(text, "hex")] : [];
}

const digits = "[0-9a-f]";

/** Separators that digest printers put between the digits. */
const separators: [detail: string, between: RegExp][] = [
  ["a dash after every two digits, as BitConverter in .NET writes it", /(?<=^(?:..-)*..)-/g],
  ["dashes between the digits", /-/g],
  ["a percent sign before every two digits, as in an address", /%/g],
  ["a colon after every two digits, as OpenSSL writes it with -c", /:/g],
  ["0x before every two digits", /,?\s*0x|\\x/gi],
  ["spaces or line breaks between the digits", /[\s,_]+/g],
];

/** A digest with other characters around or between its digits. */
function readDecorated(text: string): DigestForm[] {
  // The text must contain exactly one run of 64 digits.
  const run = text.match(new RegExp(`(?<!${digits})${digits}{64}(?!${digits})`, "gi"));
  if (run?.length === 1 && run[0] !== text) return decoratedForms(run[0], surroundings(text, run[0]));
  const inside = withoutLabel(text);
  for (const [detail, between] of separators) {
    const joined = inside.replace(between, "");
    if (joined !== inside && joined.length === 64) return decoratedForms(joined, detail);
  }
  return [];
}

function decoratedForms(joined: string, detail: string): DigestForm[] {
  return hex(joined).map((bytes) => ({ bytes, as: "decorated", detail }));
}

/** Labels before the digits, and the tools that write them. */
const labels: [detail: string, label: RegExp][] = [
  ["the label that openssl dgst writes", /\(?(?:stdin|-)\)\s*=\s*$/i],
  ["Python’s b'…' around it", /\bb["']$/],
  ["0x before it", /0x$/i],
  ["\\x before it, as PostgreSQL writes bytes", /\\x$/i],
  ["the name of the algorithm before it", /(?:sha-?(?:2[-_]?)?256|hmac|v1)\W*$/i],
  ["quotes around it", /^["'`\u2018-\u201f]$/],
  ["the name of a field before it", /\w["']?\s*(?:=>|[:=])\s*["']?$/],
];

function surroundings(text: string, run: string): string {
  const [before = "", after = ""] = text.split(run);
  const known = labels.find(([, label]) => label.test(before));
  if (known) return known[0];
  return before === "" && /^ [ *]\S/.test(after)
    ? "the file name that sha256sum writes after it"
    : "other text";
}

/** Removes labels, brackets and quotes around separated digits, a byte list or base64. */
function withoutLabel(text: string): string {
  return text
    .replace(/^.*\)\s*=\s*/, "")
    .replace(/^(?:hmac-)?sha-?(?:2-)?256[-=:]\s*/i, "")
    .replace(/^<Buffer\s+|>$/g, "")
    .replace(/^(?:0x)?b?["'`[{(]+|["'`\]}),;]+$/g, "")
    .replace(/^0x(?=\w\w$|\w\w\W)/i, "")
    .replace(/^\\x/, "")
    .trim();
}

function unlabeled(text: string): string[] {
  return [...new Set([text, withoutLabel(text)])];
}

/** Reads lists such as `[171, 205, …]`, also with Java's signed bytes or between Elixir's angle brackets. */
function readByteList(text: string): DigestForm[] {
  const list = /(?:\[|<<)([-\d,\s]+)(?:\]|>>)/.exec(text)?.[1] ?? "";
  const numbers = list.match(/-?\d+/g)?.map(Number) ?? [];
  if (numbers.length !== 32 || numbers.some((byte) => byte < -128 || byte > 255)) return [];
  return [{ bytes: Buffer.from(numbers.map((byte) => byte & 0xff)), as: "byte_list" }];
}

/** Reads base64 in both alphabets, even if it is wrapped into lines, escaped for a URL, or encoded in base64 again. */
function readBase64(text: string): DigestForm[] {
  const inAddress = text.replace(/%2b/gi, "+").replace(/%2f/gi, "/").replace(/%3d/gi, "=");
  // Forms turn a plus sign into a space, and long text gets wrapped.
  const joined = [inAddress.replace(/ /g, "+").replace(/\s+/g, ""), inAddress.replace(/\s+/g, "")];
  const bytes = [...new Set(joined)]
    .filter((one) => /^[A-Za-z0-9+/_-]{20,}={0,2}$/.test(one))
    .map((one) => Buffer.from(one, "base64"));
  const twice = [...bytes, ...hex(text)].flatMap((once) => {
    const inside = once.toString("latin1");
    const again = /^[A-Za-z0-9+/]{43}=?$/.test(inside) ? [Buffer.from(inside, "base64")] : hex(inside.trim());
    return again.map((digest): DigestForm => ({ bytes: digest, as: "encoded_twice" }));
  });
  return [...bytes.map((once): DigestForm => ({ bytes: once, as: "base64" })), ...twice];
}
