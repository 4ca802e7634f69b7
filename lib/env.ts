import { compile } from "proxy-addr";
import { z } from "zod";
import { OperatorError } from "./operator-error";

/**
 * The only file that reads process.env, except for PSEUDO_LANGUAGE. The environment is parsed once, when the server
 * starts (instrumentation.ts), so a missing or weak value stops the start instead of failing on a customer.
 * `.env.example` explains each value.
 */

const exampleSecret = "replace-me";

/**
 * Whether bytes look random. `aaaa…`, zeros and repeated words don't. 32 random hexadecimal digits include fewer than 8
 * different ones only once in 20 million times.
 */
function isRandom(bytes: Buffer): boolean {
  const text = bytes.toString("latin1");
  const repeatsItself = /^(.+?)\1+/s.exec(text)?.[0].length === text.length;
  return new Set(bytes).size >= 8 && !repeatsItself;
}

const secret = z
  .string()
  .min(32, "needs at least 32 characters")
  .refine((text) => !text.includes(exampleSecret), "still has its example value")
  .refine((text) => isRandom(Buffer.from(text)), "is too easy to guess; make it as .env.example says");

function areProxies(entries: string[]): boolean {
  try {
    if (entries.length > 0) compile(entries);
    return true;
  } catch {
    return false;
  }
}

/** `v2:<base64>,v1:<base64>`. The first key seals new values, and all keys can unseal. */
const sealingKeys = z.string().transform((text, context) => {
  const keys = text.split(",").map((entry) => {
    const [version, encoded] = [entry.slice(0, entry.indexOf(":")), entry.slice(entry.indexOf(":") + 1)];
    return { version, key: Buffer.from(encoded, "base64") };
  });
  for (const { version, key } of keys) {
    const isWellFormed = /^v\d+$/.test(version) && key.length === 32;
    if (isWellFormed && isRandom(key)) continue;
    const message = isWellFormed
      ? "is too easy to guess; make it as .env.example says"
      : "must be v1:<32 bytes in base64>, newest first, comma-separated";
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  }
  return keys;
});

const origin = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin);
const flag = z
  .enum(["true", "false"])
  .default("false")
  .transform((text) => text === "true");
const proxies = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((entry) => entry.trim())
      .filter(Boolean),
  )
  .refine(areProxies, "must be addresses, ranges such as 10.0.0.0/8, or loopback, comma-separated");
const positiveCount = (otherwise: number) => z.coerce.number().int().positive().default(otherwise);

const variables = z.object({
  APP_URL: origin,
  DATABASE_URL: z.string().startsWith("postgres").optional(),
  DATABASE_DIRECT_URL: z.string().startsWith("postgres").optional(),
  NEXTAUTH_SECRET: secret,
  SEALING_KEYS: sealingKeys,
  STRIPE_API_BASE: origin.optional(),
  ALLOW_UNRESTRICTED_STRIPE_KEYS: flag,
  VISITS_PER_MINUTE: positiveCount(10),
  WRONG_PROOFS_PER_MINUTE: positiveCount(20),
  API_REQUESTS_PER_MINUTE: positiveCount(600),
  OPERATIONS_PER_MINUTE: positiveCount(10),
  READINGS_PER_MINUTE: positiveCount(60),
  PLAN_CHANGES_PER_MINUTE: positiveCount(5),
  PLAN_CHANGES_PER_DAY: positiveCount(15),
  QUANTITY_CHANGES_PER_HOUR: positiveCount(100),
  CARD_SETUPS_PER_HOUR: positiveCount(5),
  CODES_PER_MINUTE: positiveCount(5),
  CODES_PER_HOUR: positiveCount(20),
  SIGN_INS_PER_QUARTER_HOUR: positiveCount(10),
  SIGN_UP: z.enum(["closed", "open"], "must be closed or open").default("closed"),
  STRIPE_REQUESTS_PER_SECOND_LIVE: positiveCount(15),
  STRIPE_REQUESTS_PER_SECOND_TEST: positiveCount(5),
  STRIPE_REQUESTS_PER_CUSTOMER_PER_MINUTE: positiveCount(180),
  TRUSTED_PROXIES: proxies,
  // TRUST_PROXY was replaced because clients that bypassed the proxy could choose the address under which their
  // requests were counted.
  TRUST_PROXY: z.never("was replaced by TRUSTED_PROXIES, the addresses of your proxies").optional(),
  DATA_DIR: z.string().default(".data"),
  LOG_LEVEL: z.enum(["info", "warn", "error"]).default("info"),
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
});

const schema = variables.refine((given) => !given.DATABASE_DIRECT_URL || given.DATABASE_URL, {
  path: ["DATABASE_DIRECT_URL"],
  message: "is the direct way to the database of DATABASE_URL, which is not set",
});

export type Env = z.output<typeof schema>;

/** Parses the environment. Throws an error that names every wrong variable without its value. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new OperatorError(
    `The environment is not complete; .env.example explains each value.\n${faults.join("\n")}`,
  );
}

let parsed: Env | undefined;

/** The parsed environment, cached. Parsed on first use, because modules are evaluated at build time too. */
export function env(): Env {
  return (parsed ??= parseEnv(process.env));
}

/** next-auth learns its address only from this variable, never from a request's Host header. */
export function setNextAuthUrl(): void {
  process.env.NEXTAUTH_URL = env().APP_URL;
}

/**
 * The database's URL without a connection pooler, for uses that need a connection of their own: migrations, and the job
 * queue, which listens and takes locks. Undefined until the embedded database runs.
 */
export function directDatabaseUrl(): string | undefined {
  return env().DATABASE_DIRECT_URL ?? env().DATABASE_URL;
}

/** Publishes the embedded database's URL to every bundle, because each parses the environment itself. */
export function setDatabaseUrl(url: string): void {
  process.env.DATABASE_URL = url;
  parsed = undefined;
}
