import type { World } from "../world";
import { StripeRefusal } from "./errors";

type TwoModes = {
  sandbox: { world: World };
  /** The account's world in the other mode, if it exists: `live_sim_lumen` for `test_sim_lumen`. */
  otherMode: World | undefined;
};

/** Runs a request. If it names an object that exists only in the other mode, the error says so, as Stripe's does. */
export function withModeHint<T>({ sandbox, otherMode }: TwoModes, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw withHint(error, sandbox.world.livemode, otherMode);
  }
}

function withHint(error: unknown, livemode: boolean, otherMode: World | undefined): unknown {
  if (!otherMode || !(error instanceof StripeRefusal) || error.body.code !== "resource_missing") return error;
  const [, start, id] = /^(No such [^:]+: '([^']+)')(?:; It's possible .*)?$/.exec(error.body.message) ?? [];
  if (!id || !otherMode.get(id)) return error;
  const [there, here] = livemode ? ["test", "live"] : ["live", "test"];
  const message = `${start}; a similar object exists in ${there} mode, but a ${here} mode key was used to make this request.`;
  return new StripeRefusal(error.status, { ...error.body, message }, error.keepsChanges);
}
