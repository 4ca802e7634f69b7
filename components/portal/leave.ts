import type { PortalView } from "@/lib/portal/view/view-shape";
import type { Host } from "./host";
import type { Keeper, Kept } from "./kept";
import type { Request } from "./portal-context";

/** The frame whose visit has ended. */
type Left = { keeper: Keeper; host: Host; view: PortalView };

/** The loader gives a new visit ten seconds, and ten more where its first frame was blocked. */
const renewalPatienceMs = 21_000;

/**
 * The visit had ended before the request arrived, so nothing was done: the frame of the next visit does it, with the
 * same intent. Until then this one goes on working. False when no frame came, or none could find this one: then the
 * customer has to be told.
 *
 * Amounts are agreed to for one visit and for minutes. Nobody pays one that was not shown, so the next frame asks again.
 */
export async function carryOver(request: Request, { keeper, host, view }: Left): Promise<boolean> {
  const { operation, placeId, about, input } = request;
  const asking = () => ({ ...openDialogOf(view), asksAgain: { operation, placeId, about } });
  if (request.isCarriedOver || !keeper.held()) return false;
  if ("quote" in input) keeper.keep(asking);
  tellEnd(host);
  await new Promise((resolve) => setTimeout(resolve, renewalPatienceMs));
  return !keeper.takeBack();
}

/** Longer than the loader takes to begin. */
const leavingGapMs = 3_000;
let leftAt = -leavingGapMs;

/**
 * The same end is often learned of twice: by a dialog that asks for its amounts, and by what is confirmed in another one
 * before the next frame is there. The loader takes a second end that comes so soon for a fault. False if it was told.
 */
function tellEnd(host: Host): boolean {
  if (performance.now() - leftAt < leavingGapMs) return false;
  leftAt = performance.now();
  host.tell({ type: "expired" });
  return true;
}

/** The same where something was only read: the next frame opens the dialog again, or goes on with `goOnWith`. */
export function leave({ keeper, host, view }: Left, goOnWith: Partial<Kept> = {}): void {
  if (!tellEnd(host)) return;
  const held = keeper.held();
  // What was confirmed matters more.
  if (!held?.request && !held?.asksAgain) keeper.keep(() => ({ ...openDialogOf(view), ...goOnWith }));
}

/** The dialog that is open when this is taken, with what is entered in it by then. */
function openDialogOf(view: PortalView): Kept {
  const dialog = document.querySelector("dialog[open]");
  const form = dialog?.querySelector("form");
  const fields: [string, string][] = [];
  if (form) new FormData(form).forEach((value, name) => fields.push([name, String(value)]));
  return { customerId: view.customer?.id ?? null, ...(dialog && { dialog: { id: dialog.id, fields } }) };
}
