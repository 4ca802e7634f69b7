import { type ChildProcess, execFile, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "./support/fixtures";
import { sendRaw } from "./support/send-raw";

/** The standalone output (scripts/standalone.mjs), copied to a folder where it can't find any other files. */

let folder: string;
let server: ChildProcess;
let origin: URL;
let said = "";

test.beforeAll(async () => {
  test.setTimeout(60_000);
  const { answers } = await import("../scripts/answers.mjs");
  const { freePort } = await import("../scripts/ports.mjs");
  folder = mkdtempSync(path.join(tmpdir(), "portico-standalone-"));
  cpSync(path.join(process.env.NEXT_DIST_DIR ?? "", "standalone"), folder, { recursive: true });
  origin = new URL(`http://127.0.0.1:${await freePort()}`);
  const { NODE_OPTIONS: _options, NEXT_DIST_DIR: _folder, ...env } = process.env;
  const args = [path.join(folder, "server.js"), "-p", origin.port];
  server = spawn(process.execPath, args, { cwd: tmpdir(), env: { ...env, APP_URL: origin.origin } });
  for (const stream of [server.stdout, server.stderr]) stream?.on("data", (part) => (said += String(part)));
  await Promise.race([
    answers(`${origin.origin}/api/health`),
    new Promise((_, reject) => server.once("exit", () => reject(new Error(said)))),
  ]);
});

test.afterAll(async () => {
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill();
  await ended;
  rmSync(folder, { recursive: true, force: true });
});

test("the standalone server answers with pages, their scripts and the loader", async ({ page, request }) => {
  const scripts: number[] = [];
  page.on("response", (response) => {
    if (response.url().includes("/_next/static/")) scripts.push(response.status());
  });
  await page.goto(`${origin.origin}/sign-in`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(scripts.length).toBeGreaterThan(3);
  expect(new Set(scripts)).toEqual(new Set([200]));
  expect((await request.get(`${origin.origin}/embed/v1.js`)).status()).toBe(200);
});

test("the standalone server refuses the same requests as server.mjs, and ends requests that don't arrive completely", async () => {
  test.setTimeout(60_000);
  const upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\r\n";
  const body = "POST /api/portal/visits HTTP/1.1\r\nHost: portico\r\nContent-Length:";
  const answered = await Promise.all([
    sendRaw(origin, "TRACE / HTTP/1.1\r\nHost: portico\r\nConnection: close\r\n\r\n"),
    sendRaw(origin, `GET / HTTP/1.1\r\nHost: portico\r\n${upgrade}`),
    sendRaw(origin, `${body} ${20 * 1024 * 1024}\r\n\r\n`),
    sendRaw(origin, `${body} 100\r\n\r\n{`),
    sendRaw(origin, "GET / HTTP/1.1\r\nHost: portico\r\nX-Never-Ends: "),
  ]);
  expect(answered.map((line) => line.split(" ")[1])).toEqual(["405", "400", "413", "408", "408"]);
});

test("the standalone output includes the operator's commands", async () => {
  const { NODE_OPTIONS: _options, ...env } = process.env;
  const operator = [path.join(folder, "operator.js"), "merchants"];
  const { stdout } = await promisify(execFile)(process.execPath, operator, { cwd: folder, env });
  expect(stdout).toMatch(/mer_|no merchant/);
});

test("the standalone output contains the packages that it needs and no development tools", () => {
  const packages = readdirSync(path.join(folder, "node_modules"));
  expect(packages).toEqual(expect.arrayContaining(["next", "pg", "graphile-worker"]));
  expect(packages.filter((name) => ["typescript", "sharp", "stripe-mock", "jest"].includes(name))).toEqual(
    [],
  );
  expect(readdirSync(folder).filter((name) => /^(lib|app|simulator|e2e|\.env)/.test(name))).toEqual([]);
});
