import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { expect } from "@playwright/test";
import { eventLog, hash, hostPage, openHostPage, shownFrame } from "./host-page";
import { test } from "./loader-test";

/**
 * While servers are replaced one by one, a new loader may meet a server of the previous release. The server in this
 * test answers as the first release did. Its frame runs that release's own script, which was built on the day in the
 * file's name.
 */

const portalId = "Kx3vPq8RtY2mZc7LwN5b";
const frameScript = readFileSync(path.join(__dirname, "old-servers/2026-11-23-frame.js.txt"), "utf8");
const accepted = ["portal_id", "email", "customer_id", "hash", "subscription_id"];

const framePage = (origin: string) => `<!doctype html><title>Portal</title>
<style>body { margin: 0 } #content { height: 731px }</style><div id="content">Pro, $29.00 per month</div>
<script>${frameScript}</script>
<script>
  window.seen = [];
  const host = frame.createHost("${origin}");
  host.listen((message) => seen.push(message.type));
  host.tell({ type: "ready" });
  host.tell({ type: "resize", heightPx: 731 });
  const subscriptions = [{ id: "sub_1", name: "Pro", status: "Active" }];
  host.tell({ type: "event", event: "post_load_billing", response: { identity: "ada@example.com", subscriptions } });
</script>`;

type OldServer = { url: string; visits: number; server: Server };

async function startOldServer(siteOrigin: string): Promise<OldServer> {
  const server = createServer((request, response) => void answer(old, siteOrigin, request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const old = { url: `http://127.0.0.1:${port}`, visits: 0, server };
  return old;
}

async function answer(old: OldServer, site: string, request: IncomingMessage, response: ServerResponse) {
  const { pathname } = new URL(request.url ?? "/", old.url);
  if (pathname === "/embed/v1.js") {
    response.setHeader("content-type", "text/javascript");
    return void response.end(readFileSync("public/embed/v1.js"));
  }
  if (pathname === `/portal/${portalId}`) {
    response.setHeader("content-type", "text/html");
    return void response.end(framePage(site));
  }
  // That release had no separate script for rare cases.
  if (pathname !== "/api/portal/visits") return void response.writeHead(404).end();
  response.setHeader("access-control-allow-origin", request.headers.origin ?? "");
  if (request.method === "OPTIONS") {
    response.setHeader("access-control-allow-methods", "POST");
    response.setHeader("access-control-allow-headers", "Content-Type");
    return void response.writeHead(204).end();
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = JSON.parse(Buffer.concat(chunks).toString("utf8")) as Record<string, unknown>;
  const isRefused = Object.entries(body).some(
    ([name, value]) => !accepted.includes(name) || typeof value !== "string",
  );
  response.setHeader("content-type", "application/json");
  if (isRefused)
    return void response.writeHead(422).end(`{"error":{"code":"invalid","requestId":"r-${old.visits}"}}`);
  old.visits += 1;
  const ticket = `t${old.visits}`;
  const url = `${old.url}/portal/${portalId}?ticket=${ticket}`;
  response.writeHead(201).end(JSON.stringify({ ticket, url }));
}

test("the loader opens the portal of the first release at its height, and passes its events on", async ({
  page,
  standIn,
}) => {
  const old = await startOldServer(standIn.siteOrigin);
  const settings = `{ portal_id: "${portalId}", email: "ada@example.com", hash: "${hash}", handleResponse: (m) => log.push(m) }`;
  await openHostPage(
    page,
    standIn,
    hostPage(standIn, settings).replaceAll(standIn.appOrigin, old.url).concat('<p style="height:3000px">'),
  );
  const frame = await shownFrame(page);
  await expect(page.locator("iframe")).toHaveCSS("height", "731px");
  const response = {
    identity: "ada@example.com",
    subscriptions: [{ id: "sub_1", name: "Pro", status: "Active" }],
  };
  await expect
    .poll(() => eventLog(page))
    .toContainEqual({ event: "post_load_billing", response, extras: {} });

  // The old frame understands the new loader's messages.
  await page.mouse.wheel(0, 200);
  await expect.poll(() => frame.evaluate("seen")).toContain("visible");
  expect(await frame.evaluate('host.ask("pre_pause", { subscriptionId: "sub_1" })')).toMatchObject({
    allowed: true,
  });
  await frame.evaluate('host.tell({ type: "expired" })');
  await expect.poll(() => old.visits).toBe(2);
  await expect(page.locator('iframe[src*="ticket=t1&"]')).toHaveCount(0);
  await expect(page.locator("iframe")).toHaveCSS("height", "731px");
  old.server.close().closeAllConnections();
});
