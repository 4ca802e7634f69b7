import type { PortalView } from "@/lib/portal/view/view-shape";
import type { OperationRequest } from "../shell/portal-context";

/**
 * A frame's handover to the frame that replaces it, because the visit has ended or the merchant's page opens another
 * frame. It stays in windows of our own origin: third-party scripts on the merchant's page must not read what a
 * customer typed or request a change the customer didn't confirm.
 */
export type Handover = {
  /** The customer shown; null if none existed or none was chosen. */
  customerId: string | null;
  /**
   * The confirmed request. Its intent stays the same, so the server performs the operation only once, however often the
   * request is sent.
   */
  request?: PortableRequest;
  /** The dialog that was open, and the values entered in it. */
  dialog?: { id: string; fields: [name: string, value: string][] };
  /**
   * Set when the confirmed amounts are out of date: the new frame's dialog shows the new amounts and asks the
   * customer to confirm again.
   */
  reconfirm?: Pick<OperationRequest, "operation" | "placeId" | "about">;
};

/** A request as data. The operation's name says which action to call. */
export type PortableRequest = Omit<OperationRequest, "send">;

declare global {
  interface Window {
    /**
     * Identifies the portal and its customer, so only a frame of the same portal and customer takes over. Set by an
     * early script.
     */
    portalPage?: string;
    /** Builds the handover at the moment it is taken. */
    portalHandover?: (() => Handover) | undefined;
    /**
     * The handover that an early script took from the previous frame. It is text, because an object would
     * belong to the other window's realm.
     */
    takenHandover?: string | undefined;
  }
}

export type HandoverStore = {
  /**
   * Offers a handover to the next frame. Returns false, and stores nothing, if no other frame can reach this
   * one.
   */
  offer(tell: () => Handover): boolean;
  /** The handover, if no frame has taken it. */
  current(): Handover | undefined;
  /**
   * Withdraws the handover. Returns false if another frame has already taken it and continues in this one's
   * place.
   */
  withdraw(): boolean;
};

/**
 * The store's functions access the window only when they are called, so the server can create a store while
 * rendering.
 */
export function createHandoverStore(): HandoverStore {
  let kept: (() => Handover) | undefined;
  return {
    offer(tell) {
      if (!isReachable()) return false;
      kept = window.portalHandover = tell;
      return true;
    },
    current: () => window.portalHandover?.(),
    withdraw() {
      const isOurs = window.portalHandover === kept;
      kept = window.portalHandover = undefined;
      return isOurs;
    },
  };
}

/**
 * Whether other frames on the merchant's page can reach this one. They can't if this frame is inside a shadow
 * tree.
 */
function isReachable(): boolean {
  const { parent } = window;
  return Array.from({ length: parent.length }, (_, place) => parent[place]).includes(window);
}

/** The handover of a request that is being sent, for a frame that may replace this one at any time. */
export function handoverOf(request: OperationRequest, { customer }: PortalView): () => Handover {
  // The merchant's page allowed the request before it was sent, so the next frame doesn't ask again.
  return () => ({
    customerId: customer?.id ?? null,
    request: { ...request, dialog: null, isAllowed: true },
  });
}
