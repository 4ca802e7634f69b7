import type { EmbedSettings } from "./settings";

export type Verdict = { allowed: boolean; message?: string };

const reasonLengthMax = 300;

/** Asks the merchant's page whether an operation may run. Throwing or rejecting is the only way to say no. */
export async function ask(
  settings: EmbedSettings,
  event: string,
  response: unknown,
  extras: unknown = {},
): Promise<Verdict> {
  try {
    await settings.handleResponse?.({ event, response, extras });
    return { allowed: true };
  } catch (error) {
    // The merchant wrote this function, and wants to see where it threw, whether on purpose or not.
    console.error(`[portico] handleResponse threw on "${event}".`, error);
    const reason = error instanceof Error ? error.message : error;
    return { allowed: false, message: typeof reason === "string" ? reason.slice(0, reasonLengthMax) : "" };
  }
}

/** Tells the merchant's page what happened. A fault in the merchant's function is reported and stops nothing. */
export const announce: (...event: Parameters<typeof ask>) => Promise<unknown> = ask;
