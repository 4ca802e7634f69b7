import type { AskingOperation } from "../../operations/operations";

/** The button that opens a dialog of the subscription. */
export type ButtonView = {
  operation: AskingOperation;
  label: string;
  /** `first`: the customer may be led to it. */
  stands: "first" | "aside" | "apart";
};
