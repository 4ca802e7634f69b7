/** What most visits never need, in one script that is fetched when one does. */
export { plainText } from "@/lib/plain-text";
export { carryOver, leave } from "./leave";
export { reloadView } from "./reload";
export { sendUntilKnown } from "./send-until-known";
export { takeOver } from "./take-over";
