import { explain, loadHelp, type Verdict } from "./help";
import type { EmbedSettings, EventMessage } from "./settings";

/** The settings and listeners of the page that embeds the portal, and the app's origin. `update` changes `settings`. */
export type Merchant = { appOrigin: string; settings: EmbedSettings; listeners: Listeners };

/** The listeners added with `on`: the name of an event, or `*`, and the function. */
export type Listeners = Set<readonly [name: string, listener: (message: never) => unknown]>;

type CallbackName = "handleResponse" | "onBefore" | "onEvent" | "onError" | "onReady" | "onResize";

/**
 * Asks the merchant's page whether an operation may run, if the page has a function for that. The code is in a separate
 * script, because most customers run no operation. If the script can't be loaded, the operation runs.
 */
export async function askMerchant(merchant: Merchant, event: string, response: unknown): Promise<Verdict> {
  const { appOrigin, settings } = merchant;
  const functions = functionsFor(merchant, event, ["handleResponse", "onBefore"]);
  const help = functions[0] && (await loadHelp(appOrigin).catch(() => undefined));
  return help ? help.ask(appOrigin, settings, { event, response, functions }) : { allowed: true };
}

/**
 * Tells the merchant's page what happened. The portal doesn't wait for the page's functions, and ignores their errors.
 * Calls `callbacks` in addition to the listeners that `on` added.
 */
export function tellMerchant(
  merchant: Merchant,
  event: string,
  response: unknown = {},
  callbacks: CallbackName[] = [
    "handleResponse",
    "onEvent",
    ...(event === "error" ? ["onError" as const] : []),
  ],
  extras: unknown = {},
): void {
  for (const listener of functionsFor(merchant, event, callbacks)) {
    listener({ event, response, extras }).catch((error) => explain(merchant, "threw", { event, error }));
  }
}

/**
 * The page's functions that listen to an event. Each is read from the settings only when it is called. If it were read
 * here, a getter that throws would make the page mount the portal over and over.
 */
function functionsFor(
  { settings, listeners }: Merchant,
  event: string,
  callbacks: CallbackName[],
): ((message: EventMessage) => Promise<unknown>)[] {
  const added = [...listeners].filter(([name]) => name === event || name === "*");
  const getters = [
    ...callbacks.filter((name) => name in settings).map((name) => () => settings[name]),
    ...added.map(
      ([, listener]) =>
        () =>
          listener,
    ),
  ];
  return getters.map((get) => async (message) => get()?.call(settings, message as never));
}
