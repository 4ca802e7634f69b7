import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { outsideRequests } from "@/lib/log/context";
import { PrismaClient } from "./generated/client";

/** A database that is gone must be noticed while the customer is still waiting for an answer. */
const answersWithinMs = 3_000;

/** Next evaluates this module once per bundle, so the one pool of connections hangs on globalThis. */
const shared = globalThis as typeof globalThis & { porticoDatabase?: PrismaClient };

/** The one way to the database. Made at first use, because modules are evaluated at build time too. */
export function database(): PrismaClient {
  return (shared.porticoDatabase ??= connect());
}

function connect(): PrismaClient {
  const adapter = new PrismaPg(
    {
      connectionString: env().DATABASE_URL,
      max: 10,
      connectionTimeoutMillis: answersWithinMs,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      // The server gives up first and says so; the driver's own limit is for a server that says nothing.
      statement_timeout: answersWithinMs,
      lock_timeout: answersWithinMs,
      idle_in_transaction_session_timeout: 10_000,
      query_timeout: answersWithinMs + 1_000,
    },
    { onPoolError: reportLostConnection, onConnectionError: reportLostConnection },
  );
  return new PrismaClient({ adapter, transactionOptions: { maxWait: answersWithinMs, timeout: 8_000 } });
}

/** An idle connection may die without a query to tell; the pool replaces it, and the log should say why. */
function reportLostConnection(error: Error): void {
  // It was opened for some earlier request, which has nothing to do with this.
  outsideRequests(() => log.warn("The database closed a connection.", {}, error));
}
