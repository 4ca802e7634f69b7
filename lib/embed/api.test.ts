import type { OperationName } from "../operations/operations";
import type { PortalSection as ServerSection } from "../portal/visit/page-options";
import type { PortalErrorCode, PortalEvent, PortalOperation, PortalQuestion, PortalSection } from "./api";
import type { FailureCode } from "./failure";

/** Compares the published types with the server's. Compiling this file fails if either side has a name more. */

type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : never) : never;

const operations: Same<PortalOperation, OperationName> = true;
const sections: Same<PortalSection, ServerSection> = true;
const codes: Same<PortalErrorCode, FailureCode> = true;
const questions: Same<PortalQuestion["event"], `pre_${OperationName}`> = true;
type LoaderEvent = "pre_load" | "post_load" | "post_load_billing" | "select_plan" | "error";
const events: Same<PortalEvent["event"], LoaderEvent | PortalOperation> = true;

it("declares every operation, section, failure and event of the server", () => {
  expect([operations, sections, codes, questions, events]).not.toContain(undefined);
});
