import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { outsideRequests } from "@/lib/log/context";
import { PrismaClient } from "./generated/client";

/** The application must notice an unreachable database while the customer still waits for an answer. */
const answerTimeoutMs = 3_000;

/** Parameters that a connection sends when it begins. A pooler refuses them (pooler.ts). */
const serverTimeouts = {
  statement_timeout: answerTimeoutMs,
  lock_timeout: answerTimeoutMs,
  idle_in_transaction_session_timeout: 10_000,
};

/** Next evaluates this module once per bundle, so the shared connection pool is stored on globalThis. */
const shared = globalThis as typeof globalThis & { porticoDatabase?: PrismaClient };

/** The only way to the database. Created on first use, because modules are also evaluated at build time. */
export function database(): PrismaClient {
  return (shared.porticoDatabase ??= connect());
}

function connect(): PrismaClient {
  const adapter = new PrismaPg(
    {
      connectionString: env().DATABASE_URL,
      max: 10,
      connectionTimeoutMillis: answerTimeoutMs,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      // The server times out first and reports an error. The driver's own limit is for a server that stops answering.
      ...(env().DATABASE_DIRECT_URL === undefined && serverTimeouts),
      query_timeout: answerTimeoutMs + 1_000,
    },
    { onPoolError: reportLostConnection, onConnectionError: reportLostConnection },
  );
  return new PrismaClient({
    adapter,
    // By default, every query captures a stack trace for an error message that is never shown.
    errorFormat: "minimal",
    transactionOptions: { maxWait: answerTimeoutMs, timeout: 8_000 },
  });
}

/** If an idle connection breaks, no query fails. The pool replaces the connection, and the log should show why. */
function reportLostConnection(error: Error): void {
  // Logged outside the current request, because an earlier, unrelated request opened the connection.
  outsideRequests(() => log.warn("The database closed a connection.", {}, error));
}
