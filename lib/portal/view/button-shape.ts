import type { AskingOperation } from "../../operations/operations";

/** A button that opens one of the subscription's dialogs. */
export type ButtonView = {
  operation: AskingOperation;
  label: string;
  /** The button's place. `first`: with the main buttons, and possibly emphasized. */
  placement: "first" | "aside" | "apart";
};
