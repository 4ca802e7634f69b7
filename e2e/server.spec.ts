import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { request as ask } from "node:http";
import { actionOf } from "./support/action";
import { expect, test } from "./support/fixtures";
import { sendRaw } from "./support/send-raw";

/** The server in front of Next.js (server.mjs): what it refuses, and the headers of every response. */

const app = () => new URL(process.env.APP_URL ?? "");
const readLog = () => readFileSync(process.env.APP_LOG ?? "", "utf8");

type Sent = { method?: string; headers?: Record<string, string>; body?: Iterable<Buffer>; path?: string };

/** Sends a request that no browser would send. Returns the status and headers of the answer. */
function send({ method = "GET", headers = {}, body = [], path = "/sign-in" }: Sent) {
  return new Promise<{ status: number; headers: Record<string, unknown> }>((resolve, reject) => {
    const sent = ask(new URL(path, app()), { method, headers }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers });
    });
    sent.on("error", reject);
    const write = async () => {
      for (const part of body) if (!sent.write(part)) await new Promise((resume) => setTimeout(resume, 1));
      sent.end();
    };
    void write();
  });
}

test("accepts the four allowed methods and no others", async () => {
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
  test(`says on ${path} that nobody can frame it, and that its type must not be guessed`, async () => {
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
  test(`refuses 20 MB for ${path}, with or without a declared length`, async () => {
    const announced = `POST ${path} HTTP/1.1\r\nHost: portico\r\nContent-Length: ${20 * 1024 * 1024}\r\n\r\n`;
    expect(await sendRaw(app(), announced)).toBe("HTTP/1.1 413 Payload Too Large");
    // If Next.js refuses a request without reading it, the connection may end while the body is still being sent.
    const { status } = await send({ ...endless, path }).catch(() => ({ status: 413 }));
    expect([400, 413]).toContain(status);
  });
}

test("reads no more of an endless body than is allowed", async () => {
  expect((await send({ ...endless, path: "/api/portal/visits" })).status).toBe(413);
});

test("ends requests whose head or body doesn't arrive, and all upgrades", async () => {
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

const form = "multipart/form-data; boundary=x";
const inForm = (...fields: [string, string][]) =>
  `${fields.map(([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join("")}--x--\r\n`;

/** Action bodies that React's own client never sends. */
const malformed: [string, string, string][] = [
  ["nothing", "text/plain;charset=UTF-8", ""],
  ["no JSON", "text/plain;charset=UTF-8", "{["],
  ["a word", "text/plain;charset=UTF-8", "hello"],
  ["a chunk that is not there", "text/plain;charset=UTF-8", '["$1"]'],
  ["a reference to an action", "text/plain;charset=UTF-8", '["$F1"]'],
  ["a property of what is not there", "text/plain;charset=UTF-8", '["$1:constructor:constructor"]'],
  ["a form without an end", form, "--x\r\nContent-Disposition: form-data"],
  ["a form of garbage", form, "garbage"],
  ["a form without the root", form, inForm(["1", '"a"'])],
  ["a circle", form, inForm(["0", '["$1"]'], ["1", '"$@0"'])],
  [
    "a promise that runs code",
    form,
    inForm(["0", '{"then":"$1:__proto__:then","status":"resolved_model","value":"{}"}'], ["1", '"$@0"']),
  ],
  ["a map that is none", form, inForm(["0", '["$Q1"]'], ["1", '"no entries"'])],
  ["a blob that is none", form, inForm(["0", '["$B9"]'])],
  ["a stream without an end", form, inForm(["0", '["$R1"]'])],
  ["too deep a nest", "text/plain;charset=UTF-8", "[".repeat(20_000) + "]".repeat(20_000)],
  ["another type", "application/json", '{"a":1}'],
];

test("answers an unreadable or foreign action with a refusal, not a server error", async ({ request }) => {
  const action = await actionOf(request, "/sign-up");
  const before = readLog().length;
  const statuses: [string, number][] = [];
  const post = async (name: string, headers: Record<string, string>, body: string) => {
    const length = { "content-length": String(Buffer.byteLength(body)) };
    const sent = { "next-action": action, ...headers, ...length };
    const answer = await send({ method: "POST", path: "/sign-up", headers: sent, body: [Buffer.from(body)] });
    statuses.push([name, answer.status]);
  };
  for (const [name, type, body] of malformed)
    await post(name, { origin: app().origin, "content-type": type }, body);
  for (const origin of ["https://evil.example", "null", ""])
    await post(`origin "${origin}"`, { origin, "content-type": "text/plain;charset=UTF-8" }, "[]");
  expect(statuses.filter(([, status]) => status >= 500)).toEqual([]);
  const faults = readLog()
    .slice(before)
    .split("\n")
    .filter((line) => line.includes('"level":"error"') && line.includes('"/sign-up"'));
  expect(faults).toEqual([]);
});

test("doesn't spend a ticket on a HEAD request for the page", async ({ request, world }) => {
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
