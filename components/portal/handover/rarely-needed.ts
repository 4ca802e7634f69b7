/** Code that most visits never need, in one script that loads on first use. */
export { carryOver, leave } from "./leave";
export { openFor } from "./open-for";
export { reloadView } from "./reload";
export { checkPayments } from "../payment/check-payments";
export { explainPageRefusal } from "../request/explain-page-refusal";
export { sendUntilKnown } from "../request/send-until-known";
export { takeOver } from "./take-over";
