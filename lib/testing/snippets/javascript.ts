import type { Harness } from "./harness";

const user = (read: string) => `{ email: ${read}, stripeCustomerId: ${read} }`;
const nodeUser = user("process.env.IDENTITY");

/** Sends a request to the server that the preceding code started. */
const askServer = `const answer = await fetch(\`http://127.0.0.1:\${server.address().port}/portal-proof\`);
console.log(await answer.text());
server.close();`;

export const node: Harness = {
  needs: [],
  files: (code) => ({
    "portal-proof.mjs": code,
    "main.mjs": `import { createServer } from "node:http";
import { portalProof } from "./portal-proof.mjs";
const server = createServer((request, response) => {
  request.user = ${nodeUser};
  portalProof(request, response);
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
${askServer}`,
  }),
  commands: [[process.execPath, "main.mjs"]],
};

export const express: Harness = {
  needs: [[process.execPath, "--input-type=module", "-e", 'import "express"']],
  files: (code) => ({
    "main.mjs": `import express from "express";
const app = express();
const requireUser = (request, response, next) => {
  request.user = ${nodeUser};
  next();
};
${code}
const server = app.listen(0, "127.0.0.1");
await new Promise((listening) => server.once("listening", listening));
${askServer}`,
  }),
  commands: [[process.execPath, "main.mjs"]],
};

export const nextjs: Harness = {
  needs: [],
  files: (code) => ({
    "route.mjs": code,
    "node_modules/@/lib/package.json": `{ "name": "@/lib", "exports": { "./session": "./session.mjs" } }`,
    "node_modules/@/lib/session.mjs": `export const currentUser = async () => (${nodeUser});`,
    "main.mjs": `import { GET } from "./route.mjs";
console.log(await (await GET()).text());`,
  }),
  commands: [[process.execPath, "main.mjs"]],
};

export const deno: Harness = {
  needs: [["deno", "--version"]],
  files: (code) => ({
    "portal-proof.js": code,
    "main.js": `globalThis.signedInUser = async () => (${user('Deno.env.get("IDENTITY")')});
const serve = Deno.serve;
Deno.serve = (handler) =>
  serve({ port: 0, hostname: "127.0.0.1", onListen: async ({ port }) => {
    console.log(await (await fetch(\`http://127.0.0.1:\${port}/\`)).text());
    Deno.exit();
  } }, handler);
await import("./portal-proof.js");`,
  }),
  commands: [["deno", "run", "--quiet", "--allow-env", "--allow-net", "--allow-read", "main.js"]],
};
