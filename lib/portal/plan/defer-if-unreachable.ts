import { isRetryable, UnfinishedError } from "../../stripe/connection/errors";

/** Cleans up after a failure. If Stripe can't be reached, throws `UnfinishedError`, so that a job cleans up later. */
export async function deferIfUnreachable<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (isRetryable(error))
      throw new UnfinishedError("The operation is half done and couldn't be rolled back.", { cause: error });
    throw error;
  }
}
