/**
 * Keys of the simulator carry a mark, `sk_test_sim_…`, so that a real key, for test mode as well, never reaches a
 * simulator and a simulator's key never reaches Stripe (docs/decisions/0005).
 */

const mark = /^(sk|rk|pk)_(test|live)_sim_/;
export type KeyDirection = "fits" | "real_key_for_simulator" | "simulator_key_for_stripe";

/** Whether the key may be sent to the base; `base` is undefined when the installation speaks to Stripe itself. */
export function keyDirection(key: string, base: string | undefined): KeyDirection {
  if (base && !mark.test(key)) return "real_key_for_simulator";
  if (!base && mark.test(key)) return "simulator_key_for_stripe";
  return "fits";
}

/** Throws for a key that must not be sent to the base. The error names the reason and not the key. */
export function refuseMisdirectedKey(key: string, base: string | undefined): void {
  const direction = keyDirection(key, base);
  if (direction !== "fits") throw new Error(`This Stripe key must not be used here: ${direction}.`);
}
