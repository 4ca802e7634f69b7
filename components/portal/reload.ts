import { isEmbedded } from "./host";
import { explainThrown } from "./outcome";
import type { Outcome } from "./outcome";
import type { Stage } from "./perform-request";

/** Reads the view again and says so where the last outcome was said. */
export async function reloadView({ readAgain, show, say, host, view }: Stage, last: Outcome | null) {
  const where = {
    placeId: last?.placeId ?? "",
    operation: last?.operation ?? null,
    dialog: last?.dialog ?? null,
  };
  try {
    const answer = await readAgain();
    if (answer.ok) {
      show(answer.value);
      say({ ...where, tone: "neutral", text: view.text.reloaded });
    } else {
      if (answer.error.code === "visit_expired") host.tell({ type: "expired" });
      say({ ...where, tone: "bad", text: answer.error.message, reload: "view" });
    }
  } catch (error) {
    say({ ...where, tone: "bad", ...explainThrown(error, view.text) });
  }
}

/** The ticket in this address is spent: only the merchant's page can open the portal anew. */
export function reloadPage({ host }: Pick<Stage, "host">) {
  if (isEmbedded()) host.tell({ type: "expired" });
  else window.location.reload();
}
