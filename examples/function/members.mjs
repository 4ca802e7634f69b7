/** Names the recipe of your member system. */
export { handle } from "./outseta.mjs";
