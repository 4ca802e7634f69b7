import { handle } from "./members.mjs";

Deno.serve((request) => handle(request, Deno.env.toObject()));
