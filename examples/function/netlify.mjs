import { handle } from "./members.mjs";

const respond = (request) => handle(request, process.env);

export default respond;
