import { Unfinished, mayBeAskedAgain } from "../../stripe/connection/errors";

/** Does what has to be done after a failure; where Stripe cannot be reached now, it is finished later. */
export async function orLater<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (mayBeAskedAgain(error)) throw new Unfinished("Neither done nor as before.", { cause: error });
    throw error;
  }
}
