import type { ReadingAnswer } from "@/lib/portal/view/answer-shape";
import type { PortalView } from "@/lib/portal/view/view-shape";
import { explainThrown, type Feedback } from "../request/feedback";
import type { PortalContextValue } from "../shell/portal-context";

type ReloadControls = Pick<PortalContextValue, "view" | "show" | "renew"> & {
  readAgain: () => Promise<ReadingAnswer<PortalView>>;
  say: (feedback: Feedback) => void;
};

/** Reads the view again and reports the reload where the last feedback was shown. */
export async function reloadView(
  { readAgain, show, say, renew, view }: ReloadControls,
  last: Feedback | null,
) {
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
