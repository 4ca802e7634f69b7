import { readHostMessage, type VisibleArea } from "@/lib/embed/protocol";
import { type Host, isEmbedded } from "./host";
import { dialogTop, isInSight, marginPx } from "./placement";

declare global {
  interface Window {
    /**
     * The last message from the merchant's page before this script loaded. An early script checked its origin
     * and source.
     */
    earlyHostMessage?: unknown;
  }
}

/**
 * The frame as the merchant's page sees it: its height follows its content, and dialogs open where the
 * customer can see them.
 */
export type Frame = {
  /** Updates the frame whenever the element's size changes. Returns a function that stops this. */
  observe(element: HTMLElement): () => void;
  /** Places dialogs and reports the height now, without waiting for a size change. */
  update(): void;
  /**
   * Tracks which part of the frame the merchant's page reports as visible. Returns a function that stops
   * this.
   */
  trackVisibleArea(): () => void;
  /** Asks the merchant's page to scroll if the element is out of view. */
  bringIntoSight(element: HTMLElement): void;
};

/** Accesses the document only when called, so the server can create one while rendering. */
export function createFrame(host: Host): Frame {
  const observed = new Set<HTMLElement>();
  let visible: VisibleArea | null = null;
  let sentHeightPx = 0;

  function settle() {
    for (const element of observed) {
      if (element instanceof HTMLDialogElement) placeDialog(element, visible);
    }
    const heightPx = Math.max(0, ...[...observed].map(bottomOf));
    if (heightPx === sentHeightPx) return;
    sentHeightPx = heightPx;
    host.tell({ type: "resize", heightPx });
  }

  return {
    update: settle,
    observe(element) {
      const observer = new ResizeObserver(settle);
      observed.add(element);
      observer.observe(element);
      return () => {
        observed.delete(element);
        observer.disconnect();
      };
    },
    trackVisibleArea() {
      const early = readHostMessage(window.earlyHostMessage);
      if (early?.type === "visible") visible = early;
      return host.listen((message) => {
        if (message.type !== "visible") return;
        visible = message;
        settle();
      });
    },
    bringIntoSight(element) {
      const { top, height } = element.getBoundingClientRect();
      if (visible && !isInSight(top, height, visible)) {
        host.tell({ type: "scroll_to", topPx: Math.max(0, Math.round(top) - marginPx) });
      }
    },
  };
}

/**
 * The element's bottom edge in CSS pixels of the frame, with a margin below an open dialog. 0 for a closed
 * one.
 */
function bottomOf(element: HTMLElement): number {
  const heightPx = Math.ceil(element.getBoundingClientRect().height);
  if (heightPx === 0) return 0;
  return element.offsetTop + heightPx + (element instanceof HTMLDialogElement ? marginPx : 0);
}

/**
 * Places an open dialog where the customer is looking, and a closed one where it will open in view: when a
 * dialog opens, the browser scrolls the merchant's page to the focused element. Until the visible area is
 * known, the style sheet keeps the dialog next to the button that opens it.
 */
function placeDialog(dialog: HTMLDialogElement, visible: VisibleArea | null) {
  const seen = isEmbedded() ? visible : { topPx: 0, heightPx: window.innerHeight };
  if (!seen) return;
  const { top, height } = dialog.getBoundingClientRect();
  if (dialog.open && dialog.hasAttribute("data-placed") && isInSight(top, height, seen)) return;
  const topPx = dialog.open ? dialogTop(height, seen, window.innerHeight) : seen.topPx + marginPx;
  dialog.style.top = `${topPx}px`;
  dialog.toggleAttribute("data-placed", dialog.open);
  // When embedded, the frame grows with the dialog; in its own tab, the dialog must scroll.
  dialog.toggleAttribute("data-growing", isEmbedded());
}
