import { explain, loadHelp, type Verdict } from "./help";
import type { EmbedSettings, EventMessage } from "./settings";

/** The page that embeds the portal, and the origin of the scripts. `update` changes the settings. */
export type Merchant = { appOrigin: string; settings: EmbedSettings; listeners: Listeners };

/** What `on` added: the name of an event, or `*`, and the function. */
export type Listeners = Set<readonly [name: string, listener: (message: never) => unknown]>;

/**
 * Asks the merchant's page whether an operation may run, if it listens. How is in a script of its own: most customers
 * only look. If that can't be loaded, the operation runs.
 */
export async function askMerchant(merchant: Merchant, event: string, response: unknown): Promise<Verdict> {
  const { appOrigin, settings } = merchant;
  const functions = functionsFor(merchant, event, [settings.handleResponse, settings.onBefore]);
  const help = functions[0] && (await loadHelp(appOrigin).catch(() => undefined));
  return help ? help.ask(appOrigin, settings, { event, response, functions }) : { allowed: true };
}

/**
 * Tells the merchant's page what happened. Nothing waits for it, and its errors stop nothing. `callbacks` hear of it
 * beside those that `on` added.
 */
export function tellMerchant(
  merchant: Merchant,
  event: string,
  response: unknown = {},
  callbacks: unknown[] = [merchant.settings.handleResponse, merchant.settings.onEvent],
  extras: unknown = {},
): void {
  for (const listener of functionsFor(merchant, event, callbacks)) {
    listener({ event, response, extras }).catch((error) => explain(merchant, "threw", { event, error }));
  }
}

/** The functions of the page that listen to an event. They throw nothing at once. */
function functionsFor(
  { settings, listeners }: Merchant,
  event: string,
  callbacks: unknown[],
): ((message: EventMessage) => Promise<unknown>)[] {
  const added = [...listeners].filter(([name]) => name === event || name === "*");
  return [...callbacks, ...added.map(([, listener]) => listener)]
    .filter(Boolean)
    .map(
      (listener) => async (message) =>
        (listener as (message: EventMessage) => unknown).call(settings, message),
    );
}
