import type { CardStyle } from "../wishes/card-style";
import type { OperationPreview } from "./view-shape";

/**
 * `style`: variables of the form's appearance. `address`: the saved address that the form then doesn't ask for; null if
 * it asks.
 */
export type CardFormWishes = { style: CardStyle; address: { country: string; postal_code: string } | null };

/** The answer to `start_card`: how a new card is saved, and which payments saving it makes. Show the payments first. */
export type CardStart = (
  | ({ mode: "elements"; publishableKey: string; clientSecret: string } & CardFormWishes)
  /** Opens in a new tab, which ends with a page that says it can be closed. */
  | { mode: "redirect"; url: string }
) & {
  /** Pass to `read_card` until it is saved, then to `update_card` ({intentId, setupId}). */
  setupId: string;
  lines: OperationPreview["lines"];
  explanation: string;
  /** The words of the button: they name the amount it spends. */
  confirm: string;
};

export type CardProgress = {
  status: "waiting" | "saved" | "canceled";
  /** Why the last attempt was refused; the customer may try again. Null after none. */
  message: string | null;
};
