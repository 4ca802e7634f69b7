import type { PortalView } from "@/lib/portal/view/view-shape";
import type { Host } from "../frame/host";
import type { Keeper, Kept } from "./kept";
import type { Request } from "../shell/portal-context";

/** The frame whose visit has ended. */
type Left = { keeper: Keeper; host: Host; view: PortalView };

/** The loader allows ten seconds for a new visit, and ten more if its first frame was blocked. */
const renewalPatienceMs = 21_000;

/**
 * The visit ended before the request arrived, so nothing was done. The next visit's frame sends the request
 * with the same intent; until then this page keeps showing it as in progress. Returns false, and the caller
 * tells the customer, if no frame took over or none could reach this one.
 *
 * A quote is valid for one visit and a few minutes. Nobody pays an amount they weren't shown, so the next
 * frame asks for confirmation again.
 */
export async function carryOver(request: Request, { keeper, host, view }: Left): Promise<boolean> {
  const { operation, placeId, about, input } = request;
  const asking = () => ({ ...openDialogOf(view), asksAgain: { operation, placeId, about } });
  if (request.isCarriedOver || !keeper.held()) return false;
  if ("quote" in input) keeper.keep(asking);
  host.tell({ type: "expired" });
  await new Promise((resolve) => setTimeout(resolve, renewalPatienceMs));
  return !keeper.takeBack();
}

/** Longer than the loader takes to start: several calls often report the same ended visit. */
const leavingGapMs = 3_000;
let leftAt = -leavingGapMs;

/**
 * Like `carryOver`, but only a read failed: the next frame reopens the open dialog, or continues with
 * `resumeWith`.
 */
export function leave({ keeper, host, view }: Left, goOnWith: Partial<Kept> = {}): void {
  if (performance.now() - leftAt < leavingGapMs) return;
  leftAt = performance.now();
  const held = keeper.held();
  // A confirmed request takes precedence.
  if (!held?.request && !held?.asksAgain) keeper.keep(() => ({ ...openDialogOf(view), ...goOnWith }));
  host.tell({ type: "expired" });
}

/** The open dialog and its values at the moment the handover is taken. */
function openDialogOf(view: PortalView): Kept {
  const dialog = document.querySelector("dialog[open]");
  const form = dialog?.querySelector("form");
  const fields: [string, string][] = [];
  if (form) new FormData(form).forEach((value, name) => fields.push([name, String(value)]));
  return { customerId: view.customer?.id ?? null, ...(dialog && { dialog: { id: dialog.id, fields } }) };
}
