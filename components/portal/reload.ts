import { isEmbedded } from "./host";
import { explainThrown } from "./outcome";
import type { Outcome } from "./outcome";
import type { Stage } from "./perform-request";
import type { PortalContextValue } from "./portal-context";

type Reading = Pick<Stage, "readAgain" | "show" | "say" | "view"> & Pick<PortalContextValue, "renew">;

/** Reads the view again and says so where the last outcome was said. */
export async function reloadView({ readAgain, show, say, renew, view }: Reading, last: Outcome | null) {
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
      if (answer.error.code === "visit_expired") renew();
      say({ ...where, tone: "bad", text: answer.error.message, reload: "view" });
    }
  } catch (error) {
    say({ ...where, tone: "bad", ...explainThrown(error, view.text) });
  }
}

/** The ticket in this address is spent: only the merchant's page can open the portal anew. */
export function reloadPage(renew: PortalContextValue["renew"]) {
  if (isEmbedded()) renew();
  else window.location.reload();
}
