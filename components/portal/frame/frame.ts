import { readHostMessage } from "@/lib/embed/protocol";
import type { Visible } from "@/lib/embed/protocol";
import { isEmbedded } from "./host";
import type { Host } from "./host";
import { dialogTop, isInSight, marginPx } from "./placement";

declare global {
  interface Window {
    /** What the merchant's page said last before this script had arrived; origin and source were checked. */
    earlyHostMessage?: unknown;
  }
}

/** The frame as the merchant's page sees it: its height follows its content, and dialogs stand where they are seen. */
export type Frame = {
  /** Settles the frame whenever the element changes its size; returns how to stop. */
  observe(element: HTMLElement): () => void;
  /** Tells the height now, without waiting for a change of it. */
  settle(): void;
  /** Follows what the merchant's page says is visible; returns how to stop. */
  follow(): () => void;
  /** Asks the merchant's page to scroll when the element is out of the customer's sight. */
  bringIntoSight(element: HTMLElement): void;
};

/** Touches the document only when called, so that it can be made while the page is rendered on the server. */
export function createFrame(host: Host): Frame {
  const observed = new Set<HTMLElement>();
  let visible: Visible | null = null;
  let toldHeightPx = 0;

  function settle() {
    for (const element of observed) {
      if (element instanceof HTMLDialogElement) place(element, visible);
    }
    const heightPx = Math.max(0, ...[...observed].map(bottomOf));
    if (heightPx === toldHeightPx) return;
    toldHeightPx = heightPx;
    host.tell({ type: "resize", heightPx });
  }

  return {
    settle,
    observe(element) {
      const observer = new ResizeObserver(settle);
      observed.add(element);
      observer.observe(element);
      return () => {
        observed.delete(element);
        observer.disconnect();
      };
    },
    follow() {
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

/** Where the element ends, in CSS pixels of the frame; an open dialog keeps some room below it. Closed ones count 0. */
function bottomOf(element: HTMLElement): number {
  const heightPx = Math.ceil(element.getBoundingClientRect().height);
  if (heightPx === 0) return 0;
  return element.offsetTop + heightPx + (element instanceof HTMLDialogElement ? marginPx : 0);
}

/**
 * Puts an open dialog where the customer looks, and a closed one where it will be seen at once: the browser scrolls
 * the merchant's page to whatever takes the focus when it opens. Until it is known what is visible, the style sheet
 * keeps the dialog beside the button that opens it.
 */
function place(dialog: HTMLDialogElement, visible: Visible | null) {
  const seen = isEmbedded() ? visible : { topPx: 0, heightPx: window.innerHeight };
  if (!seen) return;
  const { top, height } = dialog.getBoundingClientRect();
  if (dialog.open && dialog.hasAttribute("data-placed") && isInSight(top, height, seen)) return;
  const topPx = dialog.open ? dialogTop(height, seen, window.innerHeight) : seen.topPx + marginPx;
  dialog.style.top = `${topPx}px`;
  dialog.toggleAttribute("data-placed", dialog.open);
  // Inside a page the frame grows with the dialog; in a window of its own the dialog has to scroll.
  dialog.toggleAttribute("data-growing", isEmbedded());
}
