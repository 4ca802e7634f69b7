import { existsSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { expect, test } from "./support/fixtures";
import { type SecondApp, startSecondApp } from "./support/second-app";
import { send } from "./support/send";

/** Large, slow and compressed bodies are refused without costing the server much. */

let app: SecondApp;
test.beforeAll(async () => {
  app = await startSecondApp();
});
test.afterAll(() => app.close());

const megabyte = 1024 * 1024;
const path = "/api/portal/visits";
const part = Buffer.alloc(64 * 1024, "[");
const sixtyMegabytes = Array<Buffer>((60 * megabyte) / part.length).fill(part);

/** The memory that the app uses now, in megabytes. */
const heldMegabytes = () =>
  Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${app.pid}/status`, "utf8"))?.[1]) / 1024;

/** Runs `work`. Returns the app's maximum growth in memory during that time, in megabytes. */
async function growthDuring(work: () => Promise<unknown>): Promise<number> {
  const before = heldMegabytes();
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, heldMegabytes())), 10);
  await work();
  clearInterval(timer);
  return most - before;
}

/** If the connection ends while the body is still being sent, the answer may be lost. This counts as a 413. */
const statusOf = (headers: Record<string, string>) =>
  send(app.url, { method: "POST", path, headers, body: sixtyMegabytes }).then(
    ({ status }) => status,
    () => 413,
  );
const health = async () => (await fetch(`${app.url}/api/health`)).status;

for (const [how, headers] of [
  ["with a stated length", { "content-length": String(60 * megabyte) }],
  ["without a stated length", { "transfer-encoding": "chunked" }],
] as [string, Record<string, string>][]) {
  test(`eight simultaneous bodies of 60 MB ${how} are refused, and aren't kept in memory`, async () => {
    test.skip(!existsSync(`/proc/${app.pid}/status`), "Memory is read from /proc.");
    // Warm up, because code loaded by the first requests stays in memory.
    for (let count = 0; count < 20; count += 1) await health();
    await statusOf(headers);
    let statuses: number[] = [];
    const grown = await growthDuring(async () => {
      statuses = await Promise.all(Array.from({ length: 8 }, () => statusOf(headers)));
    });
    expect(new Set(statuses)).toEqual(new Set([413]));
    expect(grown).toBeLessThan(50);
    expect(await health()).toBe(200);
  });
}

test("a compressed body of 200 MB is refused without being decompressed", async () => {
  test.skip(!existsSync(`/proc/${app.pid}/status`), "Memory is read from /proc.");
  const bomb = gzipSync(Buffer.alloc(200 * megabyte, " "));
  const headers = {
    "content-type": "application/json",
    "content-encoding": "gzip",
    "content-length": String(bomb.length),
  };
  const statuses: [string, number][] = [];
  const grown = await growthDuring(async () => {
    for (const to of [path, "/sign-in", "/portal/NoSuchPortal00000000"])
      statuses.push([to, (await send(app.url, { method: "POST", path: to, headers, body: [bomb] })).status]);
  });
  // A request for a page without an action only shows the page, and its body isn't read.
  expect(statuses).toEqual([
    [path, 413],
    ["/sign-in", 200],
    ["/portal/NoSuchPortal00000000", 200],
  ]);
  expect(grown).toBeLessThan(50);
});

test("a request that sends one byte every three seconds is ended within 25 seconds", async () => {
  const { hostname, port } = new URL(app.url);
  const startedAt = Date.now();
  const answer = await new Promise<string>((resolve) => {
    let text = "";
    const socket = connect(Number(port), hostname);
    socket.write(`POST ${path} HTTP/1.1\r\nHost: portico\r\nContent-Length: 100\r\n\r\n{`);
    const timer = setInterval(() => socket.write(" "), 3_000);
    socket.on("data", (data) => (text += String(data)));
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearInterval(timer);
      resolve(text);
    });
  });
  expect(answer).toMatch(/^HTTP\/1.1 408 /);
  expect(Date.now() - startedAt).toBeLessThan(25_000);
});
