import { createHmac } from "node:crypto";

/**
 * `Stripe-Signature` as the `stripe` package verifies it. The time is the machine's and not the world's, because
 * a receiver refuses what it takes for old by its own clock.
 */
export function signatureOf(payload: string, secret: string): string {
  const seconds = Math.floor(Date.now() / 1000);
  const signature = createHmac("sha256", secret).update(`${seconds}.${payload}`).digest("hex");
  return `t=${seconds},v1=${signature}`;
}
