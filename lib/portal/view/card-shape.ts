import type { CardStyle } from "../wishes/card-style";
import type { OperationPreview } from "./plan-shape";

/**
 * `style`: variables of the form's appearance. `address`: the saved address, so that the form doesn't ask for it. Null
 * if the form asks for the address.
 */
export type CardFormWishes = { style: CardStyle; address: { country: string; postal_code: string } | null };

/**
 * The answer to `start_card`: how to save a new card, and which payments are made once it is saved. Show the payments
 * before the form.
 */
export type CardStart = (
  | ({ mode: "elements"; publishableKey: string; clientSecret: string } & CardFormWishes)
  /** The page to open in a new tab. At the end it says that the tab can be closed. */
  | { mode: "redirect"; url: string }
) & {
  /** Pass to `read_card` until the card is saved, then to `update_card` ({intentId, setupId}). */
  setupId: string;
  lines: OperationPreview["lines"];
  explanation: string;
  /** The button's label, including the amount to pay. */
  confirm: string;
};

export type CardProgress = {
  status: "waiting" | "saved" | "canceled";
  /**
   * The reason why the last attempt was refused, so that the customer can try again. Null if no attempt was refused.
   */
  message: string | null;
};
