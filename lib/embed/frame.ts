import { schemeOfText } from "./host-scheme";
import { lookOf } from "./look";
import { askMerchant, tellMerchant } from "./merchant-function";
import { createStyled, isMotionReduced, skeletonHeightPx } from "./placeholder";
import { type FrameMessage, type HostMessage, readFrameMessage, stamped } from "./protocol";
import type { EmbedSettings } from "./settings";
import { watchVisiblePart } from "./visible-part";

export type Frame = {
  element: HTMLElement;
  /**
   * Whether the frame's document is still the first one. Moving a frame makes the browser reload it. True
   * after removal.
   */
  isAlive(): boolean;
  show(): void;
  remove(): void;
};

/** If a loaded frame sends nothing for this long, the browser shows its own error page instead of ours. */
const firstMessageTimeoutMs = 1_500;

type FrameOptions = {
  appOrigin: string;
  /** With the ticket as its query. */
  url: string;
  /** Names the frame for screen readers. */
  title?: string | undefined;
  box: HTMLElement;
  settings: EmbedSettings;
  /** Whether the page is, or may be, cross-origin isolated, so the portal's response must opt in. */
  isIsolated: boolean;
  onReady(): void;
  onExpired(message: { requestId?: string | undefined }): void;
  onBlocked(): void;
};

/** Adds the portal's frame to the box, hidden until `show`, and exchanges messages with it until `remove`. */
export function openFrame(options: FrameOptions): Frame {
  const { appOrigin, box, onReady, onExpired, onBlocked } = options;
  const element = createFrame(options);
  let stopWatching = () => {};
  let silenceTimer = 0;

  const send = (message: HostMessage) => element.contentWindow?.postMessage(stamped(message), appOrigin);

  const handle: {
    [Type in FrameMessage["type"]]: (message: Extract<FrameMessage, { type: Type }>) => unknown;
  } = {
    ready: onReady,
    expired: onExpired,
    resize: ({ heightPx }) => (element.style.height = `${Math.ceil(heightPx)}px`),
    scroll_to: ({ topPx }) => scrollTo(box, topPx),
    event: ({ event, response, extras }) => tellMerchant(options, event, response, extras),
    before: async ({ id, event, response }) =>
      send({ type: "answer", id, ...(await askMerchant(options, event, response)) }),
  };

  const listen = (event: MessageEvent) => {
    // Any window can post to this one. Accept only our own frame while it shows our own origin.
    if (event.origin !== appOrigin || event.source !== element.contentWindow) return;
    const message = readFrameMessage(event.data);
    if (!message) return;
    clearTimeout(silenceTimer);
    element.onload = null;
    (handle[message.type] as (message: FrameMessage) => unknown)(message);
  };
  addEventListener("message", listen);
  element.onload = () => (silenceTimer = window.setTimeout(onBlocked, firstMessageTimeoutMs));
  box.append(element);
  let view = element.contentWindow;

  return {
    element,
    isAlive: () => element.contentWindow === view,
    show() {
      element.style.position = element.style.visibility = "";
      stopWatching();
      stopWatching = watchVisiblePart(element, send);
    },
    remove() {
      removeEventListener("message", listen);
      clearTimeout(silenceTimer);
      stopWatching();
      element.remove();
      view = null;
    },
  };
}

function createFrame({ box, url, title = "Billing", isIsolated, settings }: FrameOptions): HTMLIFrameElement {
  const { color, fontFamily } = getComputedStyle(box);
  const scheme = schemeOfText(color);
  // The frame takes no room until shown, but has its final width, so its first layout is the final one. The
  // color scheme is set because a browser paints an opaque background behind a frame whose scheme differs
  // from its element's.
  const element = createStyled(
    "iframe",
    `position:absolute;visibility:hidden;top:0;left:0;display:block;width:100%;height:${skeletonHeightPx}px;border:0;background:none;color-scheme:${scheme}`,
  );
  element.title = title;
  element.allow = "payment *; publickey-credentials-get *; clipboard-write";
  element.referrerPolicy = "origin";
  const look = encodeURIComponent(lookOf(settings, fontFamily));
  element.src = `${url}&scheme=${scheme}&look=${look}${isIsolated ? "&isolated=1" : ""}`;
  return element;
}

/** Scrolls every scroll container around the frame. Does nothing if the position is already well in view. */
function scrollTo(box: HTMLElement, topPx: number): void {
  const marker = createStyled("div", `position:absolute;top:${topPx}px;scroll-margin:96px`);
  box.append(marker);
  marker.scrollIntoView({ block: "nearest", behavior: isMotionReduced() ? "auto" : "smooth" });
  marker.remove();
}
