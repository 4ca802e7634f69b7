import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isRunning } from "./is-running";

/** A launcher with two children, one of which has a child. Each writes its process ID into the folder. */
const launcher = (folder: string, more: string) => `
  import { startChild, stopChildren } from ${JSON.stringify(path.resolve("scripts/children.mjs"))};
  const note = (name) => \`require("fs").writeFileSync(${JSON.stringify(folder)} + "/\${name}", String(process.pid));\`;
  const stay = "setInterval(() => {}, 1000);";
  const grandchild = note("grandchild") + stay;
  const parent = note("parent") +
    \`require("child_process").spawn(process.execPath, ["-e", \${JSON.stringify(grandchild)}]);\` + stay;
  const stubborn = note("stubborn") + 'process.on("SIGTERM", () => {});' + stay;
  const children = [startChild("parent", ["-e", parent]), startChild("stubborn", ["-e", stubborn])];
  process.on("SIGTERM", () => void stopChildren(children).then(() => process.exit(0)));
  ${more}`;

let folder: string;
let running: ChildProcess;

const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 50));
};

const start = async (more = "") => {
  const script = path.join(folder, "launcher.mjs");
  writeFileSync(script, launcher(folder, more));
  running = spawn(process.execPath, [script], {
    env: { ...process.env, NODE_OPTIONS: "" },
    stdio: "inherit",
  });
  const written = () =>
    ["parent", "grandchild", "stubborn"].every((name) => readdirSync(folder).includes(name));
  await until(written);
  return ["parent", "grandchild", "stubborn"].map((name) =>
    Number(readFileSync(path.join(folder, name), "utf8")),
  );
};

beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "portico-"))));
afterEach(() => rmSync(folder, { recursive: true }));

it("the launcher stops all its children, including theirs and those that ignore signals", async () => {
  const pids = await start();
  running.kill("SIGTERM");
  await new Promise((resolve) => running.once("exit", resolve));
  expect(pids.filter(isRunning)).toEqual([]);
});

it("the children end on their own when the launcher is killed", async () => {
  const pids = await start();
  running.kill("SIGKILL");
  await until(() => pids.filter(isRunning).length === 0);
});
