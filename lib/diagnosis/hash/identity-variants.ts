import { createHash } from "node:crypto";
import { domainToASCII } from "node:url";
import type { HashMistake } from "../mistakes";

type Bytes = string | Buffer;
export type IdentityVariant = { mistake: HashMistake; message: Bytes; detail?: string };

/** Lists texts that a server may have hashed instead of the identity, each with the mistake's name. */
export function identityVariants(identity: string): IdentityVariant[] {
  const bare = identity.trim();
  return [
    ...spaced(bare),
    ...named("hashed_plus", [bare.replaceAll("+", " "), bare.replaceAll("+", "")]),
    ...named("identity_case", inOtherCase(bare)),
    ...named("identity_encoding", encoded(bare)),
    ...Object.entries(escaped(bare)).flatMap(([detail, texts]) => named("hashed_escaped", texts, detail)),
    ...named("hashed_escaped", unescaped(bare), "in your page, but not where the hash is made"),
    ...named("identity_shortened", shortened(bare)),
    ...named("identity_hashed", digested(bare)),
    ...named("identity_empty_on_server", absentValues),
    ...named("identity_name", variableNames()),
  ];
}

function named(mistake: HashMistake, messages: readonly Bytes[], detail?: string): IdentityVariant[] {
  return messages.map((message) => ({ mistake, message, ...(detail && { detail }) }));
}

function spaced(bare: string): IdentityVariant[] {
  const spaces = ["\n", "\r\n", " ", "\t"];
  const visible = spaces.flatMap((space) => [bare + space, space + bare, space + bare + space]);
  const unseen = ["\ufeff", "\u00a0", "\u200b", "\0"].flatMap((mark) => [mark + bare, bare + mark]);
  const without = bare.replace(/[\p{Cf}\u00a0]/gu, "");
  return [
    ...named("hashed_white_space", [bare, ...visible]),
    ...named("hashed_invisible", [...unseen, without]),
  ];
}

function inOtherCase(bare: string): string[] {
  const [local = "", domain = ""] = bare.split("@");
  const capitalized = bare.charAt(0).toUpperCase() + bare.slice(1).toLowerCase();
  const words = bare.toLowerCase().replace(/(?<=^|[.@_-])\p{L}/gu, (letter) => letter.toUpperCase());
  const domainOnly = domain ? [`${local}@${domain.toLowerCase()}`, `${local.toLowerCase()}@${domain}`] : [];
  return [bare.toLowerCase(), bare.toUpperCase(), capitalized, words, ...domainOnly];
}

function encoded(bare: string): Bytes[] {
  const utf16 = Buffer.from(bare, "utf16le");
  return [
    ...(["NFC", "NFD", "NFKC", "NFKD"] as const).map((form) => bare.normalize(form)),
    Buffer.from(bare, "latin1"),
    utf16,
    Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]),
    Buffer.from(utf16).swap16(),
    // UTF-8 read as Latin-1 and encoded as UTF-8 a second time.
    Buffer.from(bare, "utf8").toString("latin1"),
    asciiDomain(bare),
  ];
}

function asciiDomain(bare: string): string {
  const [local = "", domain] = bare.split("@");
  return domain ? `${local}@${domainToASCII(domain)}` : bare;
}

/** The identity, escaped for JSON, HTML, a URL, a header or a form, or with other text around it. */
function escaped(bare: string): Record<string, string[]> {
  const html = bare
    .replaceAll("&", "&amp;")
    .replaceAll("+", "&#43;")
    .replaceAll("'", "&#39;")
    .replaceAll("@", "&#64;");
  const percent = [
    encodeURIComponent(bare),
    encodeURI(bare),
    bare.replaceAll("+", "%2B"),
    bare.replaceAll("@", "%40"),
  ];
  const lowercase = percent.map((text) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()));
  const ascii = JSON.stringify(bare).replace(/[^\0-\x7f]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
  const names = ["email", "customer_id", "customerId", "identity", "id"];
  const objects = names.flatMap((name) => {
    const value = { [name]: bare };
    return [JSON.stringify(value), JSON.stringify(value).replace(":", ": "), JSON.stringify(value, null, 2)];
  });
  const fields = names.flatMap((name) => [`${name}=${bare}`, `${name}=${encodeURIComponent(bare)}`]);
  const around = [`"${bare}"`, `'${bare}'`, `b'${bare}'`, `<${bare}>`, `mailto:${bare}`, `:${bare}`];
  const labeled = ["Email: ", "email: ", "email:"].map((label) => label + bare);
  const followed = [".", ",", ";"].map((sign) => bare + sign);
  return {
    "with quotes, a prefix or punctuation": [...around, ...labeled, ...followed],
    "for an address, with a percent sign (%2B, %40)": [...percent, ...lowercase],
    "for HTML": [html],
    "as JSON": [ascii, JSON.stringify([bare]), ...objects],
    "as a field of a form": fields,
    "in base64": [Buffer.from(bare).toString("base64"), Buffer.from(bare).toString("base64url")],
  };
}

/** The reverse of `escaped`: the page sent the escaped identity, and the server hashed the plain one. */
export function unescaped(bare: string): string[] {
  const inAddress = /^(?:[^%]|%[0-9a-f]{2})*$/i.test(bare)
    ? [decoded(bare), decoded(bare.replaceAll("+", "%20"))]
    : [];
  const html = bare
    .replace(/&(?:#64|#x40|commat);/gi, "@")
    .replace(/&(?:#43|#x2b|plus);/gi, "+")
    .replaceAll("&amp;", "&");
  const inside = bare.replace(/^mailto:/i, "").replace(/^(["'<])(.*)["'>]$/, "$2");
  return [...inAddress, html, inside, bare.replace(/[.,;]$/, "")].filter((text) => text !== bare);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Forms that some systems treat as the same mailbox, and the part of an ID that some systems keep. */
function shortened(bare: string): string[] {
  const [local = "", domain] = bare.split("@");
  if (!domain) return [bare.replace(/^[a-z]+_/, "")];
  const base = local.replace(/\+.*$/, "");
  return [`${base}@${domain}`, `${base.replaceAll(".", "")}@${domain}`, local, base, domain];
}

function digested(bare: string): Bytes[] {
  return ["md5", "sha1", "sha256"].flatMap((algorithm) => {
    const digest = createHash(algorithm).update(bare, "utf8").digest();
    return [digest, digest.toString("hex"), digest.toString("base64")];
  });
}

/** The variable's name instead of its value: quoted by mistake, or in a template that nothing fills in. */
function variableNames(): string[] {
  const fields = ["email", "customer_id", "customerId", "id"];
  const names = fields.flatMap((field) => [
    field,
    `user.${field}`,
    `customer.${field}`,
    `current_user.${field}`,
  ]);
  return names.flatMap((name) => [
    ...[name, `$${name}`, `\${${name}}`, `#{${name}}`, `{${name}}`, `{{${name}}}`, `{{ ${name} }}`],
    ...[`<%= ${name} %>`, `%${name}%`, `:${name}`, name.toUpperCase()],
  ]);
}

/** The texts that an unset variable turns into in various languages. */
export const absentValues = [
  "",
  "undefined",
  "null",
  "None",
  "nil",
  "NaN",
  "false",
  "[object Object]",
  "[object Promise]",
];
