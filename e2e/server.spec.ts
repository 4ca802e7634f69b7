import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { createSecretKey } from "@/lib/merchant/secret-keys";
import { tokenFor } from "@/lib/testing/tokens";
import { expect, test } from "./support/fixtures";
import { send as sendTo, type Sent } from "./support/send";
import { sendRaw } from "./support/send-raw";
import type { World } from "./support/world";

/** Tests the refusals of the server in front of Next.js (server.mjs), and the headers of every response. */

const app = () => new URL(process.env.APP_URL ?? "");

const whoIs = ({ merchantId }: World) => ({ merchantId, actor: "system" }) as const;
const send = (sent: Sent) => sendTo(app(), sent);

test("the server accepts only the four allowed methods", async () => {
  for (const method of ["TRACE", "PUT", "PATCH", "DELETE", "PROPFIND"]) {
    const answer = await send({ method });
    expect([method, answer.status, answer.headers.allow]).toEqual([method, 405, "GET, HEAD, POST, OPTIONS"]);
  }
  expect((await send({ method: "HEAD" })).status).toBe(200);
});

const quiet = { "x-content-type-options": "nosniff", "content-security-policy": /frame-ancestors/ };
const everywhere = [
  "/",
  "/sign-in",
  "/sign-in/",
  "/embed/v1.js",
  "/embed/v1-help.js",
  "/icon.svg",
  "/nope",
  "/%ff",
  "/api/health",
];
for (const path of [...everywhere, "/_next/static/nope.js", "/portal/NoSuchPortal00000000"]) {
  test(`the headers for ${path} forbid framing and guessing the content type`, async () => {
    const { headers } = await send({ path });
    expect(headers["x-content-type-options"]).toBe(quiet["x-content-type-options"]);
    expect(headers["content-security-policy"]).toMatch(/frame-ancestors 'none'$/);
  });
}

const part = Buffer.alloc(64 * 1024);
const endless = {
  method: "POST",
  headers: { "transfer-encoding": "chunked" },
  body: Array<Buffer>(320).fill(part),
};

for (const path of ["/api/portal/visits", "/sign-in", "/portal/NoSuchPortal00000000"]) {
  test(`the server refuses 20 MB for ${path}, with or without a declared length`, async () => {
    const announced = `POST ${path} HTTP/1.1\r\nHost: portico\r\nContent-Length: ${20 * 1024 * 1024}\r\n\r\n`;
    expect(await sendRaw(app(), announced)).toBe("HTTP/1.1 413 Payload Too Large");
    // If Next.js refuses a request without reading it, the connection may end while the body is still being sent.
    const { status } = await send({ ...endless, path }).catch(() => ({ status: 413 }));
    expect([400, 413]).toContain(status);
  });
}

test("the server answers 413 once a body without a declared length exceeds the limit", async () => {
  expect((await send({ ...endless, path: "/api/portal/visits" })).status).toBe(413);
});

test("the server ends requests whose head or body doesn't arrive, and refuses all upgrades", async () => {
  test.setTimeout(60_000);
  const upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\r\n";
  const answers = await Promise.all([
    sendRaw(app(), "GET / HTTP/1.1\r\nHost: portico\r\nX-Never-Ends: "),
    sendRaw(app(), "POST /api/portal/visits HTTP/1.1\r\nHost: portico\r\nContent-Length: 100\r\n\r\n{"),
    sendRaw(app(), `GET / HTTP/1.1\r\nHost: portico\r\n${upgrade}`),
    sendRaw(app(), "CONNECT 169.254.169.254:80 HTTP/1.1\r\nHost: 169.254.169.254\r\n\r\n"),
  ]);
  const timeout = "HTTP/1.1 408 Request Timeout";
  expect(answers).toEqual([timeout, timeout, "HTTP/1.1 400 Bad Request", ""]);
});

test("a HEAD request for the page doesn't spend the ticket", async ({ request, world }) => {
  const email = "ada@example.com";
  const hash = createHmac("sha256", world.secret).update(email).digest("hex");
  const visit = await request.post("/api/portal/visits", {
    headers: { origin: world.siteUrl },
    data: { portal_id: world.portalId, email, hash },
  });
  const { url } = (await visit.json()) as { url: string };
  expect((await send({ method: "HEAD", path: url.slice(app().origin.length) })).status).toBe(200);
  expect(await (await request.get(url)).text()).toContain("Lumen Team");
});

test("a proof in a URL opens no portal and isn't logged", async ({ request, world }) => {
  const email = "ada@example.com";
  const hash = createHmac("sha256", world.secret).update(email).digest("hex");
  const token = tokenFor(world, await createSecretKey(whoIs(world), "test", "token"), email);
  const proofs: Record<string, string>[] = [
    { email, hash },
    { email, token },
    { token },
    { email, ticket: hash },
  ];
  for (const proof of proofs)
    for (const path of [`/portal/${world.portalId}`, `/p/${world.portalId}`]) {
      const answer = await request.get(`${path}?${new URLSearchParams(proof)}`);
      expect(await answer.text()).not.toContain("Lumen Team");
    }
  const log = readFileSync(process.env.APP_LOG ?? "", "utf8");
  for (const secret of [hash, token]) expect(log.includes(secret)).toBe(false);
});
