/** What most visits never need, in one script that is fetched when one does. */
export { carryOver, leave } from "./leave";
export { reloadView } from "./reload";
export { sendUntilKnown } from "../request/send-until-known";
export { takeOver } from "./take-over";
