/**
 * The messages between the merchant's page and the portal's frame. This file is the only code that both sides share.
 *
 * Every message includes `portico: 1`, the version of this protocol. Sender and receiver always name the other side's
 * exact origin, and the receiver also checks `event.source` before it reads a message here. Messages of any other shape
 * are ignored, so a later version may add new messages.
 */

export type Stamp = { portico: 1 };

/** The portal is rendered in the frame and may be shown. Only its height may arrive before this message. */
export type Ready = { type: "ready" };

/**
 * The height of the content in CSS pixels. Sent at first paint and on every change, so nothing scrolls
 * inside.
 */
export type Resize = { type: "resize"; heightPx: number };

/** An event. The page passes it to the merchant's `handleResponse`, and the frame doesn't wait for that. */
export type PortalEvent = { type: "event"; event: string; response: unknown; extras?: unknown };

/**
 * An operation is about to run, and the merchant may refuse it. The frame waits for the `answer` with the
 * same ID. If none comes, the operation runs: a broken page must not block a customer.
 */
export type BeforeOperation = { type: "before"; id: string; event: `pre_${string}`; response: unknown };

/**
 * The visit has ended, or its ticket was already used. The page requests a new ticket and opens a new frame in place of
 * this one. If the new frame fails too, search the log for `requestId` to find the reason.
 */
export type Expired = { type: "expired"; requestId?: string | undefined };

/** Scrolls this position, in CSS pixels from the top of the content, into view. */
export type ScrollTo = { type: "scroll_to"; topPx: number };

export type FrameMessage = Ready | Resize | PortalEvent | BeforeOperation | Expired | ScrollTo;

/** The part of the frame that the customer sees, in CSS pixels of the frame. Dialogs are placed inside it. */
export type VisibleArea = { type: "visible"; topPx: number; heightPx: number };

/** The merchant's answer to `before`. `message` is the merchant's reason, shown as plain text. */
export type Answer = { type: "answer"; id: string; allowed: boolean; message?: string };

export type HostMessage = VisibleArea | Answer;

/** No screen is this tall; a larger number is a mistake or an attack. */
const lengthPxMax = 100_000;

export function stamped<Message extends FrameMessage | HostMessage>(message: Message): Message & Stamp {
  return { ...message, portico: 1 };
}

/** The frame's message, or undefined if it isn't one of this protocol. Check origin and source first. */
export function readFrameMessage(data: unknown): FrameMessage | undefined {
  const message = readStamped(data);
  return message && isFrameMessage(message) ? (message as FrameMessage) : undefined;
}

/** The page's message, or undefined if it isn't one of this protocol. Check origin and source first. */
export function readHostMessage(data: unknown): HostMessage | undefined {
  const message = readStamped(data);
  return message && isHostMessage(message) ? (message as HostMessage) : undefined;
}

type Fields = Record<string, unknown>;

function readStamped(data: unknown): Fields | undefined {
  const message = data as Fields | null;
  return message?.portico === 1 ? message : undefined;
}

function isFrameMessage({ type, requestId, heightPx, topPx, event, id }: Fields): boolean {
  return (
    type === "ready" ||
    (type === "expired" && (requestId === undefined || isId(requestId))) ||
    (type === "resize" && isLength(heightPx)) ||
    (type === "scroll_to" && isLength(topPx)) ||
    (type === "event" && isWord(event)) ||
    (type === "before" && isId(id) && isText(event, /^pre_[a-z_]{1,60}$/))
  );
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

const isText = (value: unknown, pattern: RegExp) => typeof value === "string" && pattern.test(value);
const isWord = (value: unknown) => isText(value, /^[a-z_]{1,64}$/);
const isId = (value: unknown) => isText(value, /^[\w-]{1,64}$/);
