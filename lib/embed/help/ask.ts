import { explain, type Question, type Verdict } from "../help";
import type { EmbedSettings } from "../settings";

/**
 * How long an operation waits for the merchant's page before it runs without an answer, because a page that hangs must
 * not block a payment.
 */
const answerTimeoutMs = 10_000;
const reasonLengthMax = 300;

/**
 * Asks the merchant's page whether an operation may run. Only a deliberate refusal stops it:
 * `preventDefault(reason)`, a result of `false`, or a thrown error with `refusal: true`. Any other error is
 * the page's own bug: the console shows it to the developer, the customer never sees it, and the operation
 * runs.
 */
export function ask(
  appOrigin: string,
  settings: EmbedSettings,
  { event, response, functions }: Question,
): Promise<Verdict> {
  const page = { appOrigin, settings };
  return new Promise((resolve) => {
    let isOver = false;
    const answer = (verdict: Verdict, note?: "refused" | "too_slow") => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      if (note) explain(page, note, { event });
      resolve(verdict);
    };
    const refuse = (reason?: unknown) => {
      const message = typeof reason === "string" ? reason.slice(0, reasonLengthMax) : "";
      answer({ allowed: false, message }, "refused");
    };
    const timer = setTimeout(() => answer({ allowed: true }, "too_slow"), answerTimeoutMs);

    const message = { event, response: withAddress(settings, response), extras: {} };
    // The function isn't enumerable, so the page can still copy the message or post it to another window.
    Object.defineProperty(message, "preventDefault", { value: refuse });
    const asked = functions.map(async (listener) => {
      try {
        if ((await listener(message)) === false) refuse();
      } catch (error) {
        const thrown = (error ?? {}) as Thrown;
        if (thrown.refusal === true) refuse(thrown.message);
        else if (isOldRefusal(settings, event, thrown)) refuse();
        else explain(page, "threw", { event, error: thrown });
      }
    });
    void Promise.all(asked).then(() => answer({ allowed: true }));
  });
}

const isOldPage = ({ billing_page_id, servicebot_id }: EmbedSettings) =>
  Boolean(billing_page_id || servicebot_id);

/** Servicebot added the page's `email` setting to this message, so pages that use Servicebot's names expect it. */
function withAddress(settings: EmbedSettings, response: unknown): unknown {
  return isOldPage(settings) ? { ...(response as object), email: settings.email } : response;
}

type Thrown = { refusal?: unknown; message?: unknown; name?: unknown };

/**
 * Servicebot documented that an error thrown before a plan change or a resubscription stops the operation, and pages
 * made for Servicebot rely on that. Those pages throw a plain Error to refuse, whereas bugs mostly throw other types. A
 * plain Error stops no other operation.
 */
function isOldRefusal(settings: EmbedSettings, event: string, { name }: Thrown): boolean {
  return isOldPage(settings) && /^pre_(change_plan|resubscribe)$/.test(event) && name === "Error";
}
