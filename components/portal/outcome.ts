import type { OperationName } from "@/lib/portal/vocabulary";
import type { PortalText } from "@/lib/i18n/portal-text";
import type { Tone } from "@/lib/portal/view-shape";

/** What became of the last thing the customer asked for, and where it is said. */
export type Outcome = {
  /** The subscription or the customer it is about. */
  placeId: string;
  /** The dialog that stays open and shows it; null when the subscription itself does. */
  dialog: OperationName | null;
  tone: Tone;
  text: string;
  link?: { label: string; url: string };
  /** What the button beside it reads again: the subscription's state, or the whole page. */
  reload?: "view" | "page";
};

/**
 * An action that throws never reached our code, or its answer never came back. A new version of the server answers
 * neither; Next names that error, and then nothing can have happened.
 */
export function explainThrown(error: unknown, text: PortalText): Pick<Outcome, "text" | "reload"> {
  const isOutdated = error instanceof Error && error.name === "UnrecognizedActionError";
  return isOutdated ? { text: text.outdated, reload: "page" } : { text: text.connectionLost, reload: "view" };
}
