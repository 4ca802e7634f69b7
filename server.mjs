/**
 * The production server: Next through its public API, behind limits that Next does not set. `npm start` runs it.
 *
 *     node server.mjs [-H host] [-p port]          or set HOSTNAME and PORT; defaults are 127.0.0.1 and 3000
 *
 * Requests have a time limit and a size limit. Slower or larger ones are refused before anything reads them.
 * By default, responses forbid framing and content sniffing; proxy.ts adds more headers for pages.
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
/** Slightly above the largest body that a route reads itself: Stripe's events, up to 1 MiB. */
const mostBodyBytes = 1024 * 1024 + 1024;
const times = { headersTimeout: 10_000, requestTimeout: 20_000, connectionsCheckingInterval: 2_000 };

process.env.NODE_ENV = "production";
// The server may be started from any folder, but everything that it serves is next to this file.
process.chdir(import.meta.dirname);
// The standalone output can't evaluate next.config.js, so it contains the result (scripts/standalone.mjs).
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
// Nothing here speaks WebSocket, and an upgraded connection would have no time limit.
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

/** Counts a body without a declared length as it arrives, and ends the connection when it is too long. */
function limitBody(request, response) {
  let size = 0;
  request.push = function push(chunk, encoding) {
    size += chunk?.length ?? 0;
    if (size <= mostBodyBytes) return IncomingMessage.prototype.push.call(this, chunk, encoding);
    tooLarge(request, response);
    return true;
  };
}

/** Discards incoming data for another second, so the client can read the answer before the connection ends. */
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
 * Next answers 500 to a Server Action that it can't read or that comes from another site, as if our code had
 * failed. An action that started has put its name into the log context (lib/log/context.ts). Without a name,
 * the request didn't come from one of our pages, so the answer becomes 400.
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

/** Finishes open requests, accepts no new ones, and exits. */
function stop() {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), 25_000).unref();
}
