import { isRetryable, UnfinishedError } from "../../stripe/connection/errors";

/** Does what has to be done after a failure; where Stripe cannot be reached now, it is finished later. */
export async function orLater<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (isRetryable(error)) throw new UnfinishedError("Neither done nor as before.", { cause: error });
    throw error;
  }
}
