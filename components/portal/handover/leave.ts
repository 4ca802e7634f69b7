import type { PortalView } from "@/lib/portal/view/view-shape";
import type { Host } from "../frame/host";
import type { OperationRequest } from "../shell/portal-context";
import type { Handover, HandoverStore } from "./handover";

/** The frame whose visit has ended. */
type LeavingFrame = { handovers: HandoverStore; host: Host; view: PortalView };

/** The loader waits ten seconds for a new visit, and ten more if the visit's first frame was blocked. */
const renewalPatienceMs = 21_000;

/**
 * The visit ended before the request arrived, so nothing was done. The next visit's frame sends the request
 * with the same intent; until then this page keeps showing that the request is in progress. If no frame took
 * over, or no other frame can reach this one, returns false, and the caller tells the customer.
 *
 * A quote is valid for one visit and a few minutes. Nobody pays an amount they weren't shown, so the next
 * frame asks for confirmation again.
 */
export async function carryOver(
  request: OperationRequest,
  { handovers, host, view }: LeavingFrame,
): Promise<boolean> {
  const { operation, placeId, about, input } = request;
  const asking = () => ({ ...captureOpenDialog(view), reconfirm: { operation, placeId, about } });
  if (request.isCarriedOver || !handovers.current()) return false;
  if ("quote" in input) handovers.offer(asking);
  tellEnd(host);
  await new Promise((resolve) => setTimeout(resolve, renewalPatienceMs));
  return !handovers.withdraw();
}

/** Longer than the loader takes to start opening a new frame. */
const leavingGapMs = 3_000;
let leftAt = -leavingGapMs;

/**
 * Tells the loader once that the visit has ended. A preview and a confirmation often both discover the end before the
 * next frame has loaded, and the loader treats two such messages in quick succession as a fault. Returns false if the
 * loader already knows.
 */
function tellEnd(host: Host): boolean {
  if (performance.now() - leftAt < leavingGapMs) return false;
  leftAt = performance.now();
  host.tell({ type: "expired" });
  return true;
}

/**
 * Like `carryOver`, but for a failed read, so there is no request to send again: the next frame reopens the
 * open dialog, or continues with `resumeWith`.
 */
export function leave({ handovers, host, view }: LeavingFrame, resumeWith: Partial<Handover> = {}): void {
  if (!tellEnd(host)) return;
  const held = handovers.current();
  // A confirmed request takes precedence.
  if (!held?.request && !held?.reconfirm)
    handovers.offer(() => ({ ...captureOpenDialog(view), ...resumeWith }));
}

/** The open dialog and its values at the moment the handover is taken. */
function captureOpenDialog(view: PortalView): Handover {
  const dialog = document.querySelector("dialog[open]");
  const form = dialog?.querySelector("form");
  const fields: [string, string][] = [];
  if (form) new FormData(form).forEach((value, name) => fields.push([name, String(value)]));
  return { customerId: view.customer?.id ?? null, ...(dialog && { dialog: { id: dialog.id, fields } }) };
}
