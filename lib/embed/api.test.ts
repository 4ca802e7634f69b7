import type { OperationName } from "../operations/operations";
import type { OutcomeOf } from "../portal/execution/all-operations";
import type { PortalSection as ServerSection } from "../portal/visit/page-options";
import type {
  PortalErrorCode,
  PortalEvent,
  PortalOperation,
  PortalOutcomes,
  PortalQuestion,
  PortalSection,
} from "./api";
import type { FailureCode } from "./failure";

/** Compares the published types with the server's. This file doesn't compile if either side has an additional name. */

type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : never) : never;

const operations: Same<PortalOperation, OperationName> = true;
const sections: Same<PortalSection, ServerSection> = true;
const codes: Same<PortalErrorCode, FailureCode> = true;
const questions: Same<PortalQuestion["event"], `pre_${OperationName}`> = true;
type LoaderEvent = "pre_load" | "post_load" | "post_load_billing" | "select_plan" | "error";
const events: Same<PortalEvent["event"], LoaderEvent | PortalOperation> = true;
const outcomes: Same<PortalOutcomes, { [Name in OperationName]: OutcomeOf<Name> }> = true;

it("declares every operation, section, failure, outcome and event that there is", () => {
  expect([operations, sections, codes, questions, events, outcomes]).not.toContain(undefined);
});
