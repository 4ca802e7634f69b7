import { createHash } from "node:crypto";
import { secretKeyVariable } from "../../snippets/variables";
import type { HashMistake } from "../mistakes";
import { absentValues } from "./identity-variants";

type Bytes = string | Buffer;

/** The merchant's IDs that appear near the secret key in the dashboard and may be mistaken for it. */
export type KnownIds = { portalIds: readonly string[]; keyIds: readonly string[] };

/** Lists the changes that may have happened to the key between the dashboard and the HMAC function. */
export function secretVariants(secret: string): [detail: string, variant: Bytes][] {
  const utf16 = Buffer.from(secret, "utf16le");
  const variants: [detail: string, variant: Bytes][] = [
    ["a line break at its end", `${secret}\n`],
    ["a line break at its end", `${secret}\r\n`],
    ["a carriage return at its end", `${secret}\r`],
    ["a space at its end", `${secret} `],
    ["a tab at its end", `${secret}\t`],
    ["a space before it", ` ${secret}`],
    ["a line break before it", `\n${secret}`],
    ["a byte order mark before it", `\ufeff${secret}`],
    ["a semicolon after it", `${secret};`],
    ["a comma after it", `${secret},`],
    ["quotes around it", `"${secret}"`],
    ["quotes around it", `'${secret}'`],
    ["backticks around it", `\`${secret}\``],
    ["a quote after it", `${secret}"`],
    ["angle brackets around it", `<${secret}>`],
    ["the whole line of the .env file", `${secretKeyVariable}=${secret}`],
    ["the whole line of a shell script", `export ${secretKeyVariable}=${secret}`],
    ["an equals sign before it", `=${secret}`],
    ["the word Bearer before it", `Bearer ${secret}`],
    ["all in lower case", secret.toLowerCase()],
    ["all in upper case", secret.toUpperCase()],
    ["its last character is missing", secret.slice(0, -1)],
    ["its first character is missing", secret.slice(1)],
    ["only its first 32 characters", secret.slice(0, 32)],
    ["only its last 32 characters", secret.slice(-32)],
    ["only its last four characters", secret.slice(-4)],
    ["the part before its last underscore is missing", secret.slice(secret.lastIndexOf("_") + 1)],
    ["it’s repeated", secret + secret],
    ["it was decoded as base64", Buffer.from(secret, "base64")],
    ["it was decoded as base64", Buffer.from(secret.slice(secret.lastIndexOf("_") + 1), "base64")],
    ["it was decoded as hexadecimal", Buffer.from(secret, "hex")],
    ["it was encoded as base64", Buffer.from(secret).toString("base64")],
    ["it was encoded as base64", Buffer.from(`${secret}\n`).toString("base64")],
    ["it was encoded as hexadecimal", Buffer.from(secret).toString("hex")],
    ["it was encoded as UTF-16", utf16],
    ["it was hashed with SHA-256 first", createHash("sha256").update(secret).digest("hex")],
    ["it was hashed with SHA-256 first", createHash("sha256").update(secret).digest()],
  ];
  // An empty variant means a missing key, not a changed one.
  return variants.filter(([, variant]) => variant.length > 0);
}

/** Lists texts that may have been used instead of the key. */
export function foreignKeys({ portalIds, keyIds }: KnownIds): { key: string; mistake: HashMistake }[] {
  return [
    ...absentValues.map((key) => ({ key, mistake: "secret_missing" as const })),
    ...placeholders.map((key) => ({ key, mistake: "secret_missing" as const })),
    ...variableNames().map((key) => ({ key, mistake: "secret_name" as const })),
    ...portalIds.map((key) => ({ key, mistake: "portal_id_as_key" as const })),
    ...keyIds.map((key) => ({ key, mistake: "key_id_as_key" as const })),
  ];
}

const placeholders = [
  "YOUR_SECRET_KEY",
  "your_secret_key",
  "SECRET_KEY_HERE",
  "secret",
  "SECRET",
  "changeme",
];

/** The variable's name instead of its value: quoted by mistake, or in a file that nothing expands. */
function variableNames(): string[] {
  const names = [
    secretKeyVariable,
    secretKeyVariable.toLowerCase(),
    "PORTICO_SECRET",
    "SECRET_KEY",
    "secretKey",
    "secret_key",
  ];
  return names.flatMap((name) => [
    ...inBrackets(name),
    name,
    `$${name}`,
    `\${${name}}`,
    `{{${name}}}`,
    `{{ ${name} }}`,
    `%${name}%`,
    `<${name}>`,
    `process.env.${name}`,
    `\${process.env.${name}}`,
    `import.meta.env.${name}`,
    `\${{ secrets.${name} }}`,
  ]);
}

/** Code that reads a variable in each language, with both kinds of quotes, and inside a template. */
function inBrackets(name: string): string[] {
  const readers: [before: string, after: string][] = [
    ["ENV[", "]"],
    ["$_ENV[", "]"],
    ["$_SERVER[", "]"],
    ["os.environ[", "]"],
    ["process.env[", "]"],
    ["getenv(", ")"],
    ["os.getenv(", ")"],
    ["os.Getenv(", ")"],
    ["System.getenv(", ")"],
    ["env(", ")"],
    ["ENV.fetch(", ")"],
    ["os.environ.get(", ")"],
  ];
  return readers.flatMap(([before, after]) =>
    ["'", '"'].flatMap((quote) => {
      const read = `${before}${quote}${name}${quote}${after}`;
      return [read, `<%= ${read} %>`, `{{ ${read} }}`];
    }),
  );
}
