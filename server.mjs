/**
 * The production server: Next through its public API, behind limits that Next does not set. `npm start` runs it.
 *
 *     node server.mjs [-H host] [-p port]          or HOSTNAME and PORT; 127.0.0.1 and 3000 without them
 *
 * A request has so long to arrive and so many bytes; what is larger or slower is refused before anything reads it.
 * Every response says that nobody may frame it and that its type is what it says; proxy.ts says more for pages.
 */
import { existsSync, readFileSync } from "node:fs";
import { createServer, IncomingMessage } from "node:http";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: { hostname: { type: "string", short: "H" }, port: { type: "string", short: "p" } },
});
const hostname = values.hostname ?? process.env.HOSTNAME ?? "127.0.0.1";
const port = Number(values.port ?? process.env.PORT ?? 3000);

const methods = ["GET", "HEAD", "POST", "OPTIONS"];
/** Above the largest that any route reads by itself: Stripe's events, of up to 1 MiB. */
const mostBodyBytes = 1024 * 1024 + 1024;
const times = { headersTimeout: 10_000, requestTimeout: 20_000, connectionsCheckingInterval: 2_000 };

process.env.NODE_ENV = "production";
// Everything it serves lies beside it, wherever it is started from.
process.chdir(import.meta.dirname);
// The standalone output has no build tools to read next.config.js with, and brings what came of it (scripts/standalone.mjs).
if (existsSync("standalone.json"))
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = readFileSync("standalone.json", "utf8");
const { default: next } = await import("next");

const server = createServer(times, (request, response) => {
  for (const [name, value] of Object.entries(defaultHeaders)) response.setHeader(name, value);
  if (!methods.includes(request.method)) return refuse(response, 405, { Allow: methods.join(", ") });
  if (Number(request.headers["content-length"] ?? 0) > mostBodyBytes) return tooLarge(request, response);
  limitBody(request, response);
  refuseUnreadActions(request, response);
  return handle(request, response);
});
// Nothing here speaks WebSocket, and an upgraded connection would have no time limit at all.
server.on("upgrade", (_request, socket) =>
  socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"),
);
server.on("connect", (_request, socket) => socket.destroy());
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, stop);

const app = next({ dev: false, hostname, port });
await app.prepare();
const handle = app.getRequestHandler();

const defaultHeaders = {
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  ...(process.env.APP_URL?.startsWith("https:") && { "Strict-Transport-Security": "max-age=31536000" }),
};

server.on("error", (error) => {
  const isTaken = error.code === "EADDRINUSE";
  process.stderr.write(`${isTaken ? `Port ${port} is taken. Choose another with PORT.` : error.message}\n`);
  process.exit(1);
});
server.listen(port, hostname);

/** Counts a body that does not say how long it is, as it arrives, and ends the connection when it is too long. */
function limitBody(request, response) {
  let size = 0;
  request.push = function push(chunk, encoding) {
    size += chunk?.length ?? 0;
    if (size <= mostBodyBytes) return IncomingMessage.prototype.push.call(this, chunk, encoding);
    tooLarge(request, response);
    return true;
  };
}

/** What is still coming is thrown away for a moment, so that the client reads the answer before the connection ends. */
function tooLarge(request, response) {
  if (response.headersSent) return;
  refuse(response, 413, {});
  request.push = () => true;
  request.resume();
  setTimeout(() => request.destroy(), 1_000).unref();
}

function refuse(response, status, headers) {
  response.writeHead(status, { ...headers, "Content-Length": 0 }).end();
}

/**
 * Next answers 500 to a Server Action that it cannot read or that comes from elsewhere, as if something of ours had
 * failed. An action that began has written its name into the log's context (lib/log/context.ts); one that did not was
 * no request that a page of ours sends.
 */
function refuseUnreadActions(request, response) {
  if (request.method !== "POST" || request.url.startsWith("/api/")) return;
  const context = globalThis.porticoLogContext?.getStore();
  if (context) context[Symbol.for("portico.action")] = true;
  const { writeHead } = response;
  response.writeHead = function (status, ...more) {
    const hasBegun = context?.operation !== undefined;
    return writeHead.call(this, status === 500 && !hasBegun ? 400 : status, ...more);
  };
}

/** Answers what is open, takes nothing new, and ends. */
function stop() {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), 25_000).unref();
}
