import { loadHelp } from "./help";
import { schemeOfText } from "./host-scheme";
import { lookOf } from "./look";
import { askMerchant, type Merchant, tellMerchant } from "./merchant-function";
import { createStyled } from "./placeholder";
import { type FrameMessage, type HostMessage, readFrameMessage, stamped } from "./protocol";
import { watchVisiblePart } from "./visible-part";

export type Frame = {
  element: HTMLElement;
  /**
   * Whether the frame still shows the document that it loaded first. If the page moves a frame, the browser reloads it.
   * Stays true after the frame is removed.
   */
  isAlive(): boolean;
  show(): void;
  remove(): void;
};

/**
 * If a loaded frame sends nothing for this long, we assume that the browser shows its own error page instead of ours.
 */
const firstMessageTimeoutMs = 1_500;

type FrameOptions = {
  merchant: Merchant;
  /** The URL's query contains the ticket; the title names the frame for screen readers. */
  reply: { url: string; title?: string | undefined };
  box: HTMLElement;
  /** Whether the page is, or may be, cross-origin isolated. If so, the portal's response must opt in to isolation. */
  isIsolated: boolean;
  onReady(frame: Frame): void;
  onExpired(message: { requestId?: string | undefined }): void;
  onBlocked(): void;
};

/** Adds the portal's frame to the box, hidden until `show`, and exchanges messages with it until `remove`. */
export function openFrame(options: FrameOptions): Frame {
  const { merchant, box, onReady, onExpired, onBlocked } = options;
  const { appOrigin } = merchant;
  const element = createFrame(options);
  const style = (name: string, value: string) => element.style.setProperty(name, value, "important");
  let stopWatching = () => {};
  let silenceTimer = 0;

  const send = (message: HostMessage) => element.contentWindow?.postMessage(stamped(message), appOrigin);

  const handle: {
    [Type in FrameMessage["type"]]: (message: Extract<FrameMessage, { type: Type }>) => unknown;
  } = {
    ready: () => onReady(frame),
    expired: onExpired,
    resize({ heightPx }) {
      style("height", `${Math.ceil(heightPx)}px`);
      tellMerchant(merchant, "resize", { heightPx }, ["onResize"]);
    },
    scroll_to: ({ topPx }) => loadHelp(appOrigin).then((help) => help.scrollTo(box, topPx)),
    event: ({ event, response, extras }) => tellMerchant(merchant, event, response, undefined, extras),
    before: async ({ id, event, response }) =>
      send({ type: "answer", id, ...(await askMerchant(merchant, event, response)) }),
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

  const frame: Frame = {
    element,
    isAlive: () => element.contentWindow === view,
    show() {
      style("position", "static");
      style("visibility", "visible");
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
  return frame;
}

function createFrame({
  merchant,
  box,
  reply: { url, title = "Billing" },
  isIsolated,
}: FrameOptions): HTMLIFrameElement {
  const { color, fontFamily } = getComputedStyle(box);
  const scheme = schemeOfText(color);
  // Until it is shown, the frame takes no room, but it already has its final width, so its first layout is the final
  // one. The color scheme is set because a browser paints an opaque background behind a frame if the scheme of its
  // document differs from that of the iframe element.
  const element = createStyled(
    "iframe",
    `all:unset;grid-column:1/-1;position:absolute;visibility:hidden;inset:0;display:block;width:100%;height:600px;color-scheme:${scheme}`,
  );
  element.title = title;
  element.allow = "payment *; publickey-credentials-get *; clipboard-write";
  element.referrerPolicy = "origin";
  const look = encodeURIComponent(lookOf(merchant.settings, fontFamily));
  element.src = `${url}&scheme=${scheme}&look=${look}${isIsolated ? "&isolated=1" : ""}`;
  return element;
}
