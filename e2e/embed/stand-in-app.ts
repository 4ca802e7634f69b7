import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * Stands in for the app that the loader talks to, and serves the merchant's page, for cases that a healthy installation
 * doesn't produce: no answers, refusals, expiry, attacks. The journeys run against the real app.
 */

export type VisitRequest = {
  url: string;
  origin: string | undefined;
  cookie: string | undefined;
  body: unknown;
};

export type StandIn = {
  appOrigin: string;
  /** A different site from the app's: `localhost` instead of `127.0.0.1`. */
  siteOrigin: string;
  visitRequests: VisitRequest[];
  /** The Referer of every request for the script, a visit or a frame. */
  referers: (string | undefined)[];
  /** The answers to the next requests for a visit; the last one is used for all later requests. */
  answers: Answer[];
  /** The content of the merchant's page. */
  page: { html: string; headers: Record<string, string> };
  close(): void;
};

export type Answer = { status: number; body: object } | "ticket" | "foreign_url" | "silence" | "hang_up";

const framePage = `<!doctype html><meta name="color-scheme" content="light dark"><title>Portal</title>
<style>body { margin: 0 } #content { height: 800px }</style><div id="content">Pro, $29.00 per month<input></div>
<script>
  window.received = [];
  addEventListener("message", (event) => received.push({ origin: event.origin, data: event.data }));
  window.say = (message) => parent.postMessage({ portico: 1, ...message }, "SITE");
  if (!location.search.includes("mute")) { say({ type: "ready" }); say({ type: "resize", heightPx: 800 }); }
</script>`;

export async function startStandIn(): Promise<StandIn> {
  const app = createServer((request, response) => void answerAsApp(standIn, request, response));
  const site = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/html", ...standIn.page.headers }).end(standIn.page.html);
  });
  const standIn: StandIn = {
    appOrigin: `http://127.0.0.1:${await listen(app, "127.0.0.1")}`,
    siteOrigin: `http://localhost:${await listen(site, "localhost")}`,
    visitRequests: [],
    referers: [],
    answers: ["ticket"],
    page: { html: "", headers: {} },
    close() {
      for (const server of [app, site]) server.close().closeAllConnections();
    },
  };
  return standIn;
}

async function listen(server: Server, host: string): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return (server.address() as AddressInfo).port;
}

async function answerAsApp(
  standIn: StandIn,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? "/", standIn.appOrigin);
  standIn.referers.push(request.headers.referer);
  // The app sets this header, too, in next.config.js and proxy.ts.
  response.setHeader("cross-origin-resource-policy", "cross-origin");
  if (/^\/embed\/v1(-help)?\.js$/.test(pathname)) {
    response.setHeader("content-type", "text/javascript");
    response.setHeader("access-control-allow-origin", "*");
    response.end(await readFile(`public${pathname}`));
  } else if (pathname === "/api/portal/visits") {
    await answerVisit(standIn, request, response);
  } else if (pathname.startsWith("/portal/")) {
    response.setHeader("content-type", "text/html");
    if (searchParams.has("isolated")) response.setHeader("cross-origin-embedder-policy", "require-corp");
    response.end(framePage.replace("SITE", standIn.siteOrigin));
  } else {
    response.writeHead(404).end();
  }
}

async function answerVisit(
  standIn: StandIn,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader("access-control-allow-origin", request.headers.origin ?? "");
  response.setHeader("access-control-allow-headers", "content-type");
  if (request.method === "OPTIONS") return void response.writeHead(204).end();

  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  standIn.visitRequests.push({
    url: request.url ?? "",
    origin: request.headers.origin,
    cookie: request.headers.cookie,
    body: JSON.parse(Buffer.concat(chunks).toString("utf8")),
  });
  const answer = (standIn.answers.length > 1 ? standIn.answers.shift() : standIn.answers[0]) ?? "ticket";
  if (answer === "silence") return;
  if (answer === "hang_up") return void response.destroy();
  const number = standIn.visitRequests.length;
  const origin = answer === "foreign_url" ? "http://evil.localhost:1" : standIn.appOrigin;
  const { status, body } =
    typeof answer === "object"
      ? answer
      : { status: 201, body: { ticket: `t${number}`, url: `${origin}/portal/p1?ticket=t${number}` } };
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
