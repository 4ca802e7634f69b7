/**
 * Simulator keys carry a mark, `sk_test_sim_…`, so that a real key, even a test key, never reaches a
 * simulator, and a simulator key never reaches Stripe (docs/decisions/0005).
 */

const simulatorMark = /^(sk|rk|pk)_(test|live)_sim_/;
export type KeyDirection = "fits" | "real_key_for_simulator" | "simulator_key_for_stripe";

/** Whether the key may be sent to `base`, which is undefined when the installation talks to Stripe itself. */
export function keyDirection(key: string, base: string | undefined): KeyDirection {
  if (base && !simulatorMark.test(key)) return "real_key_for_simulator";
  if (!base && simulatorMark.test(key)) return "simulator_key_for_stripe";
  return "fits";
}

/** Throws if the key must not be sent to `base`. The error names the reason but not the key. */
export function refuseMisdirectedKey(key: string, base: string | undefined): void {
  const direction = keyDirection(key, base);
  if (direction !== "fits") throw new Error(`This Stripe key must not be used here: ${direction}.`);
}
