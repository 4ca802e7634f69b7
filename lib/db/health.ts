import "server-only";
import { log } from "../log";
import { database } from "./client";

/** Whether the database answers a query. If it doesn't, the log shows why. */
export async function isDatabaseAnswering(): Promise<boolean> {
  try {
    await database().merchant.findFirst({ select: { id: true } });
    return true;
  } catch (error) {
    log.warn("The database is not responding.", {}, error);
    return false;
  }
}
