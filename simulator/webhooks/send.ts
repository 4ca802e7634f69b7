import { createHmac } from "node:crypto";
import type { Attempt } from "./delivery";
import { isLoopback } from "./endpoint";

const timeoutMs = 10_000;

/** Posts a payload once, as Stripe does. A redirect counts as a failure and is not followed. */
export async function send(
  url: string,
  payload: string,
  secret: string,
  stopped: AbortSignal,
): Promise<Omit<Attempt, "at">> {
  if (!isLoopback(url)) return { error: "The simulator delivers to this machine only." };
  try {
    const response = await fetch(url, {
      method: "POST",
      redirect: "manual",
      headers: {
        "Content-Type": "application/json; charset=utf-8",
        "Stripe-Signature": signatureOf(payload, secret),
        "User-Agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
      },
      body: payload,
      signal: AbortSignal.any([stopped, AbortSignal.timeout(timeoutMs)]),
    });
    await response.body?.cancel();
    return { status: response.status };
  } catch (error) {
    const { message, cause } = error as Error & { cause?: { code?: string } };
    return { error: cause?.code ?? message };
  }
}

/**
 * Builds the `Stripe-Signature` that the `stripe` package verifies. It uses the machine's time, not the
 * world's, because receivers reject timestamps that are old by their own clock.
 */
function signatureOf(payload: string, secret: string): string {
  const seconds = Math.floor(Date.now() / 1000);
  const signature = createHmac("sha256", secret).update(`${seconds}.${payload}`).digest("hex");
  return `t=${seconds},v1=${signature}`;
}
