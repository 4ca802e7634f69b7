import { changeRows } from "./rows-of-changes";
import { purchaseRows } from "./rows-of-purchases";
import { statusRows } from "./rows-of-status";
import type { StateRow } from "./state-row";

/** What customers may do, state by state, in the order of the page that merchants read. */
export const stateRows: readonly StateRow[] = [...statusRows, ...changeRows, ...purchaseRows];
