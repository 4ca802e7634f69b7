import { explain } from "./help";
import type { EmbedSettings, EventMessage } from "./settings";

/** The page that embeds the portal, and the origin of the script that explains its mistakes. */
export type Merchant = { appOrigin: string; settings: EmbedSettings };

export type Verdict = { allowed: boolean; message?: string };

/**
 * How long an operation waits for the merchant's page before it runs anyway: a hanging page must not block a
 * payment.
 */
const answerTimeoutMs = 10_000;
const reasonLengthMax = 300;

/**
 * Asks the merchant's page whether an operation may run. Only a deliberate refusal stops it:
 * `preventDefault(reason)`, a result of `false`, or a thrown error with `refusal: true`. Any other error is
 * the page's own bug: the console shows it to the developer, the customer never sees it, and the operation
 * runs.
 */
export function askMerchant(merchant: Merchant, event: string, response: unknown): Promise<Verdict> {
  return new Promise((resolve) => {
    let isOver = false;
    const answer = (verdict: Verdict, note?: "refused" | "too_slow") => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      if (note) explain(merchant.appOrigin, merchant.settings, note, { event });
      resolve(verdict);
    };
    const refuse = (reason?: unknown) => {
      const message = typeof reason === "string" ? reason.slice(0, reasonLengthMax) : "";
      answer({ allowed: false, message }, "refused");
    };
    const timer = setTimeout(() => answer({ allowed: true }, "too_slow"), answerTimeoutMs);

    const message = { event, response, extras: {} };
    // Not enumerable, so the page can still copy the message or post it to another window.
    Object.defineProperty(message, "preventDefault", { value: refuse });
    callMerchant(merchant, message).then(
      (result) => (result === false ? refuse() : answer({ allowed: true })),
      (error) => {
        if (error?.refusal === true) return refuse(error.message);
        report(merchant, event, error);
        answer({ allowed: true });
      },
    );
  });
}

/** Tells the merchant's page what happened. Nothing waits for it, and its errors stop nothing. */
export function tellMerchant(
  merchant: Merchant,
  event: string,
  response: unknown,
  extras: unknown = {},
): void {
  callMerchant(merchant, { event, response, extras }).catch((error) => report(merchant, event, error));
}

async function callMerchant({ settings }: Merchant, message: EventMessage): Promise<unknown> {
  return settings.handleResponse?.(message);
}

function report({ appOrigin, settings }: Merchant, event: string, error: unknown): void {
  explain(appOrigin, settings, "threw", { event, error });
}
