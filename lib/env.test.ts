import { randomBytes } from "node:crypto";
import { parseEnv } from "./env";

const sealingKey = (version: string) => `${version}:${randomBytes(32).toString("base64")}`;
const complete = () => ({
  APP_URL: "https://billing.example.com/",
  NEXTAUTH_SECRET: randomBytes(48).toString("base64"),
  SEALING_KEYS: sealingKey("v1"),
});

it("accepts a complete environment and uses safe defaults", () => {
  const env = parseEnv({ ...complete(), DATABASE_URL: "", STRIPE_API_BASE: "" });
  expect(env).toMatchObject({
    APP_URL: "https://billing.example.com",
    ALLOW_UNRESTRICTED_STRIPE_KEYS: false,
    TRUSTED_PROXIES: [],
    VISITS_PER_MINUTE: 10,
    STRIPE_REQUESTS_PER_SECOND_LIVE: 15,
    STRIPE_REQUESTS_PER_SECOND_TEST: 5,
  });
  expect([env.DATABASE_URL, env.STRIPE_API_BASE]).toEqual([undefined, undefined]);
});

it("keeps the order of the sealing keys, so the newest one seals", () => {
  const env = parseEnv({ ...complete(), SEALING_KEYS: `${sealingKey("v2")},${sealingKey("v1")}` });
  expect(env.SEALING_KEYS.map(({ version, key }) => [version, key.length])).toEqual([
    ["v2", 32],
    ["v1", 32],
  ]);
});

it.each<[string, Record<string, string | undefined>, string]>([
  ["a missing address", { APP_URL: undefined }, "APP_URL"],
  ["a URL with another scheme", { APP_URL: "ftp://billing.example.com" }, "APP_URL"],
  ["a short secret", { NEXTAUTH_SECRET: "hunter2hunter2" }, "NEXTAUTH_SECRET"],
  ["the example secret", { NEXTAUTH_SECRET: `replace-me${"x".repeat(40)}` }, "NEXTAUTH_SECRET"],
  ["a missing sealing key", { SEALING_KEYS: undefined }, "SEALING_KEYS"],
  ["the example sealing key", { SEALING_KEYS: "v1:replace-me" }, "SEALING_KEYS"],
  [
    "a sealing key of 31 bytes",
    { SEALING_KEYS: `v1:${Buffer.alloc(31).toString("base64")}` },
    "SEALING_KEYS",
  ],
  ["a sealing key without a version", { SEALING_KEYS: randomBytes(32).toString("base64") }, "SEALING_KEYS"],
  ["another kind of database", { DATABASE_URL: "mysql://localhost/portico" }, "DATABASE_URL"],
  ["a limit of zero", { VISITS_PER_MINUTE: "0" }, "VISITS_PER_MINUTE"],
  [
    "a switch that is neither true nor false",
    { ALLOW_UNRESTRICTED_STRIPE_KEYS: "yes" },
    "ALLOW_UNRESTRICTED_STRIPE_KEYS",
  ],
  ["the old switch that trusted every proxy", { TRUST_PROXY: "true" }, "TRUST_PROXY"],
  ["a proxy that isn't an address", { TRUSTED_PROXIES: "10.0.0.0/8, proxy.example.com" }, "TRUSTED_PROXIES"],
  ["a secret made of one character", { NEXTAUTH_SECRET: "a".repeat(64) }, "NEXTAUTH_SECRET"],
  [
    "a secret made of repeated words",
    { NEXTAUTH_SECRET: "correct-horse-battery-staple!".repeat(3) },
    "NEXTAUTH_SECRET",
  ],
  ["a secret made of digits", { NEXTAUTH_SECRET: "1234567890".repeat(5) }, "NEXTAUTH_SECRET"],
  ["a sealing key of zeros", { SEALING_KEYS: `v1:${Buffer.alloc(32).toString("base64")}` }, "SEALING_KEYS"],
  [
    "a sealing key with one repeated byte",
    { SEALING_KEYS: `v1:${Buffer.alloc(32, 7).toString("base64")}` },
    "SEALING_KEYS",
  ],
  [
    "a weak older sealing key",
    { SEALING_KEYS: `${sealingKey("v2")},v1:${Buffer.alloc(32, "ab").toString("base64")}` },
    "SEALING_KEYS",
  ],
])("refuses %s, naming the variable but not its value", (_name, wrong, variable) => {
  const source = { ...complete(), ...wrong };
  const [value] = Object.values(wrong);
  const refused = () => parseEnv(source);
  expect(refused).toThrow(`  ${variable}: `);
  if (value && value.length > 8) expect(refused).not.toThrow(value);
});

it("accepts every secret made with the command in the example", () => {
  for (let count = 0; count < 2_000; count += 1) expect(() => parseEnv(complete())).not.toThrow();
  const hexadecimal = { NEXTAUTH_SECRET: randomBytes(32).toString("hex") };
  expect(() => parseEnv({ ...complete(), ...hexadecimal })).not.toThrow();
});
