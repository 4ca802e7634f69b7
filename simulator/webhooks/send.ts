import type { Attempt } from "./delivery";
import { isLoopback } from "./endpoint";
import { signatureOf } from "./signature";

const patienceMilliseconds = 10_000;

/** Posts a payload once, as Stripe does. A redirect is no delivery, and is not followed anywhere. */
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
      signal: AbortSignal.any([stopped, AbortSignal.timeout(patienceMilliseconds)]),
    });
    await response.body?.cancel();
    return { status: response.status };
  } catch (error) {
    const { message, cause } = error as Error & { cause?: { code?: string } };
    return { error: cause?.code ?? message };
  }
}
