import { readHostMessage, type VisibleArea } from "@/lib/embed/protocol";
import { type Host, isEmbedded } from "./host";
import { dialogHeight, dialogTop, isInSight, marginPx } from "./placement";

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

/**
 * The frame's functions access the document only when they are called, so the server can create a frame while
 * rendering.
 */
export function createFrame(host: Host): Frame {
  const observed = new Set<HTMLElement>();
  let visible: VisibleArea | null = null;
  let sentHeightPx = 0;

  function settle() {
    for (const element of observed) {
      const hiddenPx = element instanceof HTMLDialogElement ? placeDialog(element, visible) : null;
      if (hiddenPx) host.tell({ type: "scroll_to", topPx: hiddenPx });
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
 * The element's bottom edge in CSS pixels of the frame, plus a margin if it is an open dialog. 0 for a closed
 * dialog.
 */
function bottomOf(element: HTMLElement): number {
  const heightPx = Math.ceil(element.getBoundingClientRect().height);
  if (heightPx === 0) return 0;
  return element.offsetTop + heightPx + (element instanceof HTMLDialogElement ? marginPx : 0);
}

/** The merchant's page scrolls so that the target is at least this far from the window's edges. */
const scrollMarginPx = 96;

/**
 * Places an open dialog within the visible area and limits its height. Places a closed dialog there too, because when
 * it opens, the browser scrolls the merchant's page to the focused element. Until the visible area is known, the style
 * sheet keeps the dialog next to the button that opens it.
 *
 * @returns where the page must scroll to show the end of a newly placed dialog; null if the end is already visible.
 */
function placeDialog(dialog: HTMLDialogElement, visible: VisibleArea | null): number | null {
  const seen = isEmbedded() ? visible : { topPx: 0, heightPx: window.innerHeight };
  if (!seen) return null;
  const { maxPx, isShort } = dialogHeight(seen.heightPx);
  // If the portal is in its own tab, nothing reports a change of the window's height, so the style sheet
  // follows the height.
  dialog.style.setProperty("--seen-height", isEmbedded() ? `${maxPx}px` : `calc(100% - ${2 * marginPx}px)`);
  dialog.style.setProperty("--seen-side", isEmbedded() ? "0px" : `${marginPx}px`);
  dialog.toggleAttribute("data-short", isShort);
  const { top, height } = dialog.getBoundingClientRect();
  const wasPlaced = dialog.hasAttribute("data-placed");
  if (dialog.open && wasPlaced && isInSight(top, height, seen)) return null;
  const topPx = dialog.open ? dialogTop(height, seen, window.innerHeight) : seen.topPx + marginPx;
  dialog.style.setProperty("--seen-top", `${topPx}px`);
  dialog.toggleAttribute("data-placed", dialog.open);
  const endPx = topPx + height + marginPx;
  const isCut = isEmbedded() && endPx > seen.topPx + seen.heightPx;
  return dialog.open && !wasPlaced && isCut ? Math.max(0, Math.round(endPx) - scrollMarginPx) : null;
}
