import { readHostMessage, stamped } from "@/lib/embed/protocol";
import type { Answer, FrameMessage, HostMessage } from "@/lib/embed/protocol";

/** The merchant's page around the frame. Quiet when there is none. */
export type Host = {
  tell(message: FrameMessage): void;
  /** Asks whether an operation may run. A page that doesn't answer in time has not refused. */
  ask(event: `pre_${string}`, response: unknown): Promise<Pick<Answer, "allowed" | "message">>;
  /** Calls back with every message of the page; returns how to stop. */
  listen(listener: (message: HostMessage) => void): () => void;
};

/** Longer than the loader gives the merchant's function, so that its answer still arrives. */
const answerTimeoutMs = 12_000;

/** Opened in a tab of its own, the page is its own parent. */
export function isEmbedded(): boolean {
  return window.parent !== window;
}

/**
 * Speaks to the page at `origin` and to no other. Touches the window only when called, so that it can be made while
 * the page is rendered on the server.
 */
export function createHost(origin: string, debug = false): Host {
  let asked = 0;
  // In debug mode the developer reads what the two pages say to each other.
  const note = (way: string, message: FrameMessage | HostMessage) => {
    if (debug) console.info(`[portico] ${way}`, message);
  };

  function tell(message: FrameMessage) {
    if (!isEmbedded()) return;
    note("to the page:", message);
    // The exact origin: were the frame moved into a stranger's page, the browser would drop the message.
    window.parent.postMessage(stamped(message), origin);
  }

  function listen(listener: (message: HostMessage) => void) {
    function onMessage(event: MessageEvent) {
      if (event.origin !== origin || event.source !== window.parent) return;
      const message = readHostMessage(event.data);
      if (!message) return;
      note("from the page:", message);
      listener(message);
    }
    window.addEventListener("message", onMessage);
    return () => window.removeEventListener("message", onMessage);
  }

  function ask(event: `pre_${string}`, response: unknown): ReturnType<Host["ask"]> {
    if (!isEmbedded()) return Promise.resolve({ allowed: true });
    const id = `before-${++asked}`;
    return new Promise((resolve) => {
      const answer = (given: Pick<Answer, "allowed" | "message">) => {
        stop();
        clearTimeout(timeout);
        resolve(given);
      };
      const stop = listen((message) => {
        if (message.type === "answer" && message.id === id) answer(message);
      });
      // A broken page must not stop anybody from paying or canceling: only a deliberate no does.
      const timeout = setTimeout(() => answer({ allowed: true }), answerTimeoutMs);
      tell({ type: "before", id, event, response });
    });
  }

  return { tell, ask, listen };
}
