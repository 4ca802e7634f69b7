import "server-only";
import { Prisma } from "./generated/client";

const connectionCodes = ["P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "P2037"];
const socketCodes = ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "57P01", "57P03", "53300"];

/**
 * Error messages of the driver and its pool that have no code. The last message means that every connection is in use.
 */
const silencePattern =
  /Connection terminated|connection timeout|Query read timeout|timeout exceeded when trying to connect/i;

/** Whether the database was unreachable or too slow, rather than refusing the query. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (error instanceof Prisma.PrismaClientKnownRequestError && connectionCodes.includes(error.code))
    return true;
  const { code, name, message, cause } = (error ?? {}) as Error & { code?: string; cause?: unknown };
  if (code && socketCodes.includes(code)) return true;
  if (
    name === "DriverAdapterError" &&
    /connect|timeout|terminat|closed/i.test(`${message} ${JSON.stringify(cause)}`)
  )
    return true;
  return silencePattern.test(message ?? "");
}
