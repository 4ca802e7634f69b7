import "server-only";
import type { StripeClient } from "../connection/client";
import { translateErrors } from "../connection/errors";

/** The current time of a test clock, in seconds. Keys that may write customers may read it. */
export async function readClock(stripe: StripeClient, clockId: string): Promise<number> {
  return (await translateErrors(stripe.testHelpers.testClocks.retrieve(clockId))).frozen_time;
}
