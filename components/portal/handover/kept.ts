import type { Request } from "../shell/portal-context";
import type { PortalView } from "@/lib/portal/view/view-shape";

/**
 * What a frame leaves to the one that takes its place, when its visit has ended or the merchant's page opens another.
 * It stays in the windows of our own origin: the merchant's page is full of other people's scripts, and none of them
 * may read what a customer wrote, or ask for a change that no customer confirmed.
 */
export type Kept = {
  /** The customer who was shown; null where there is none or none was chosen. */
  customerId: string | null;
  /** What the customer confirmed. It keeps its intent, so that it is done once, however often it is sent. */
  request?: Portable;
  /** The dialog that was open, with what was entered in it. */
  dialog?: { id: string; fields: [name: string, value: string][] };
  /** The amounts that were confirmed are out of date: the dialog shows the new ones and asks again. */
  asksAgain?: Pick<Request, "operation" | "placeId" | "about">;
};

/** A request as data: what it calls is known by its operation. */
export type Portable = Omit<Request, "send">;

declare global {
  interface Window {
    /** Which portal this is, and whose: only a frame that shows the same takes over. Set by an early script. */
    portalPage?: string;
    /** Tells what is left, when it is taken. */
    portalKept?: (() => Kept) | undefined;
    /** What an early script has taken from the frame before, as text: an object of that window would be a stranger. */
    portalTaken?: string | undefined;
  }
}

export type Keeper = {
  /** Leaves what this tells for the next frame. False when none could find it: then nothing is kept. */
  keep(tell: () => Kept): boolean;
  /** What is kept and not taken. */
  held(): Kept | undefined;
  /** Takes it back; false when another frame has it by now and goes on with it. */
  takeBack(): boolean;
};

/** Touches the window only when called, so that it can be made while the page is rendered on the server. */
export function createKeeper(): Keeper {
  let kept: (() => Kept) | undefined;
  return {
    keep(tell) {
      if (!isReachable()) return false;
      kept = window.portalKept = tell;
      return true;
    },
    held: () => window.portalKept?.(),
    takeBack() {
      const isOurs = window.portalKept === kept;
      kept = window.portalKept = undefined;
      return isOurs;
    },
  };
}

/** Whether another frame of the merchant's page can find this one: inside a shadow tree none can. */
function isReachable(): boolean {
  const { parent } = window;
  return Array.from({ length: parent.length }, (_, place) => parent[place]).includes(window);
}

/** A request for a frame that takes this one's place at any time, also while the server is at work. */
export function keptOf(request: Request, { customer }: PortalView): () => Kept {
  // The merchant's page was asked before this was sent.
  return () => ({
    customerId: customer?.id ?? null,
    request: { ...request, dialog: null, isAllowed: true },
  });
}
