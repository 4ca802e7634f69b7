import { handle } from "./members.mjs";

const server = { fetch: (request) => handle(request, process.env) };

export default server;
