import { handle } from "./members.mjs";

const worker = { fetch: handle };

export default worker;
