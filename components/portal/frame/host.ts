import {
  type Answer,
  type FrameMessage,
  type HostMessage,
  readHostMessage,
  stamped,
} from "@/lib/embed/protocol";

/** The merchant's page around the frame. If there is no such page, messages are dropped. */
export type Host = {
  tell(message: FrameMessage): void;
  /** Asks whether an operation may run. No answer in time counts as permission. */
  ask(event: `pre_${string}`, response: unknown): Promise<Pick<Answer, "allowed" | "message">>;
  /** Calls `listener` with each message from the page. Returns a function that stops this. */
  listen(listener: (message: HostMessage) => void): () => void;
};

/** Longer than the loader waits for the merchant's function, so that a late answer still arrives. */
const answerTimeoutMs = 12_000;

/** Whether the portal is in a frame. In a tab of its own, the portal's window is its own parent. */
export function isEmbedded(): boolean {
  return window.parent !== window;
}

/**
 * Exchanges messages with the page at `origin` and no other. The host's functions access the window only when
 * they are called, so the server can create a host while rendering.
 */
export function createHost(origin: string, debug = false): Host {
  let questionCount = 0;
  // In debug mode the console logs the type of each message between the two pages, never its content.
  const logMessage = (way: string, message: FrameMessage | HostMessage) => {
    if (debug) console.info(`[portico] ${way} ${message.type}`, "event" in message ? message.event : "");
  };

  function tell(message: FrameMessage) {
    if (!isEmbedded()) return;
    logMessage("to the page:", message);
    // Posting to the exact origin makes the browser drop the message if another site embeds the frame.
    window.parent.postMessage(stamped(message), origin);
  }

  function listen(listener: (message: HostMessage) => void) {
    function onMessage(event: MessageEvent) {
      if (event.origin !== origin || event.source !== window.parent) return;
      const message = readHostMessage(event.data);
      if (!message) return;
      logMessage("from the page:", message);
      listener(message);
    }
    window.addEventListener("message", onMessage);
    return () => window.removeEventListener("message", onMessage);
  }

  function ask(event: `pre_${string}`, response: unknown): ReturnType<Host["ask"]> {
    if (!isEmbedded()) return Promise.resolve({ allowed: true });
    const id = `before-${++questionCount}`;
    return new Promise((resolve) => {
      const answer = (given: Pick<Answer, "allowed" | "message">) => {
        stop();
        clearTimeout(timeout);
        resolve(given);
      };
      const stop = listen((message) => {
        if (message.type === "answer" && message.id === id) answer(message);
      });
      // A broken page must not stop anyone from paying or canceling; only a deliberate refusal does.
      const timeout = setTimeout(() => answer({ allowed: true }), answerTimeoutMs);
      tell({ type: "before", id, event, response });
    });
  }

  return { tell, ask, listen };
}
