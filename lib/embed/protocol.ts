/**
 * What the merchant's page and the portal's frame say to each other. Both sides import this file and nothing else.
 *
 * Every message carries `portico: 1`, the version of this protocol. Sender and receiver always name the exact
 * origin of the other side, and the receiver checks `event.source` as well, before it reads a message here.
 * Whatever does not have one of these shapes is ignored, so that a later version may add messages.
 */

export type Stamp = { portico: 1 };

/** The portal is on the screen of the frame and may be shown. The first message of a frame. */
export type Ready = { type: "ready" };

/** The content is this many CSS pixels high. Sent at first paint and whenever it changes, so nothing scrolls inside. */
export type Resize = { type: "resize"; heightPx: number };

/** Something happened. The page hands it to the merchant's handleResponse; the frame does not wait. */
export type PortalEvent = { type: "event"; event: string; response: unknown; extras?: unknown };

/**
 * An operation is about to run, and the merchant may refuse it on purpose. The frame waits for the `answer` with the
 * same id. When none comes, the operation runs: a page that broke must not block a customer.
 */
export type Before = { type: "before"; id: string; event: `pre_${string}`; response: unknown };

/**
 * The visit or its ticket is spent. The page asks for a new ticket and opens a new frame in place of this one.
 * `requestId` finds the reason in the log, in case the new frame fails too.
 */
export type Expired = { type: "expired"; requestId?: string | undefined };

/** Bring this height of the content, in CSS pixels from its top, into the customer's sight. */
export type ScrollTo = { type: "scroll_to"; topPx: number };

export type FrameMessage = Ready | Resize | PortalEvent | Before | Expired | ScrollTo;

/** Which part of the frame the customer sees, in CSS pixels of the frame. A dialog belongs in there. */
export type Visible = { type: "visible"; topPx: number; heightPx: number };

/** The merchant's answer to `before`. `message` is the merchant's own reason, to be shown as text. */
export type Answer = { type: "answer"; id: string; allowed: boolean; message?: string };

export type HostMessage = Visible | Answer;

/** No screen is this high; a larger number is a mistake or mischief. */
const lengthPxMax = 100_000;

export function stamped<Message extends FrameMessage | HostMessage>(message: Message): Message & Stamp {
  return { ...message, portico: 1 };
}

/** What the frame said, or undefined when it is not a message of this protocol. Check origin and source first. */
export function readFrameMessage(data: unknown): FrameMessage | undefined {
  const message = readStamped(data);
  return message && isFrameMessage(message) ? (message as FrameMessage) : undefined;
}

/** What the page said, or undefined when it is not a message of this protocol. Check origin and source first. */
export function readHostMessage(data: unknown): HostMessage | undefined {
  const message = readStamped(data);
  return message && isHostMessage(message) ? (message as HostMessage) : undefined;
}

type Fields = Record<string, unknown>;

function readStamped(data: unknown): Fields | undefined {
  const message = data as Fields | null;
  return typeof message === "object" && message && message.portico === 1 ? message : undefined;
}

function isFrameMessage(message: Fields): boolean {
  switch (message.type) {
    case "ready":
      return true;
    case "expired":
      return message.requestId === undefined || isId(message.requestId);
    case "resize":
      return isLength(message.heightPx);
    case "scroll_to":
      return isLength(message.topPx);
    case "event":
      return isWord(message.event);
    case "before":
      return isId(message.id) && isWord(message.event) && message.event.startsWith("pre_");
    default:
      return false;
  }
}

function isHostMessage(message: Fields): boolean {
  switch (message.type) {
    case "visible":
      return isLength(message.topPx) && isLength(message.heightPx);
    case "answer":
      return (
        isId(message.id) &&
        typeof message.allowed === "boolean" &&
        (message.message === undefined || typeof message.message === "string")
      );
    default:
      return false;
  }
}

function isLength(value: unknown): boolean {
  return typeof value === "number" && value >= 0 && value <= lengthPxMax;
}

function isWord(value: unknown): value is string {
  return typeof value === "string" && /^[a-z_]{1,64}$/.test(value);
}

function isId(value: unknown): boolean {
  return typeof value === "string" && /^[\w-]{1,64}$/.test(value);
}
