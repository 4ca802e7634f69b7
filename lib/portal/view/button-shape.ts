import type { AskingOperation } from "../../operations/operations";

/** A button that opens one of the subscription's dialogs. */
export type ButtonView = {
  operation: AskingOperation;
  label: string;
  /** Where the button goes. `first`: with the main buttons, and may be emphasized. */
  placement: "first" | "aside" | "apart";
};
