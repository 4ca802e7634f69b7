/**
 * Commands for operators: export and erase the stored data about a customer or a merchant, and manage keys.
 *
 *     npm run operator -- merchants
 *     npm run operator -- export-customer mer_… --mode live --email ada@example.com [--customer cus_…] [--out FILE]
 *     npm run operator -- erase-customer  mer_… --mode live --email ada@example.com [--customer cus_…] [--yes]
 *     npm run operator -- export-merchant mer_… [--out FILE]
 *     npm run operator -- delete-merchant mer_… [--days 30] [--yes]
 *     npm run operator -- reopen-merchant mer_…
 *     npm run operator -- signing-keys       mer_… --mode live
 *     npm run operator -- create-signing-key mer_… --mode live
 *     npm run operator -- retire-signing-key mer_… --mode live --key sig_… [--now]
 *     npm run operator -- api-keys           mer_… --mode live
 *     npm run operator -- create-api-key     mer_… --mode live --name billing-server
 *     npm run operator -- revoke-api-key     mer_… --mode live --key api_…
 *
 * Reads the server's environment and .env. Without --yes, it says what it would do. docs/running.md explains each command.
 */
import { existsSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { database } from "@/lib/db/client";
import { joinEmbeddedDatabase } from "@/lib/db/embedded/join";
import { env, setDatabaseUrl } from "@/lib/env";
import { MerchantError } from "@/lib/merchant/errors";
import { commands } from "@/lib/operator/commands";
import { OperatorError } from "@/lib/operator-error";

const options = {
  mode: { type: "string" },
  email: { type: "string", multiple: true },
  customer: { type: "string", multiple: true },
  out: { type: "string" },
  days: { type: "string" },
  yes: { type: "boolean" },
  key: { type: "string" },
  name: { type: "string" },
  now: { type: "boolean" },
} as const;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [word = "", merchant = ""] = positionals;
  const command = Object.hasOwn(commands, word) ? commands[word as keyof typeof commands] : undefined;
  if (!command) throw new OperatorError(`Use one of these commands: ${Object.keys(commands).join(", ")}.`);
  if (existsSync(".env")) process.loadEnvFile(".env");
  const embedded = env().DATABASE_URL ? undefined : await joinEmbeddedDatabase(env().DATA_DIR);
  if (embedded) setDatabaseUrl(embedded.url);
  try {
    const answer = await command({ ...values, merchant });
    const text = typeof answer === "string" ? answer : JSON.stringify(answer, null, 2);
    if (values.out) writeFileSync(values.out, `${text}\n`, { mode: 0o600, flag: "wx" });
    else console.log(text);
  } finally {
    await database().$disconnect();
    await embedded?.close();
  }
}

main().then(
  () => process.exit(0),
  (error: Error & { code?: string }) => {
    // Usage errors get only their message; all other errors are printed with their stack, for us.
    const isTold =
      error instanceof OperatorError ||
      error instanceof MerchantError ||
      error.code?.startsWith("ERR_PARSE_ARGS") ||
      error.code === "EEXIST";
    console.error(isTold ? error.message : error.stack);
    process.exit(1);
  },
);
