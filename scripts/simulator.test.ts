import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtempSync, readdirSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const env = { ...process.env, NODE_OPTIONS: "", NODE_PATH: "" };
const started: ChildProcess[] = [];
let folder: string;
let command: string;

/** The simulator's `npm pack` archive, unpacked in a folder with nothing else. */
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "simulator-package-"));
  await run("npm", ["pack", "./simulator", "--pack-destination", folder], { env });
  const [archive = ""] = readdirSync(folder);
  await run("tar", ["-xzf", archive], { cwd: folder });
  command = path.join(folder, "package/dist/simulator.cjs");
});
afterAll(() => started.forEach((child) => child.kill("SIGKILL")));

function start(args: string[]): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [command, ...args], { cwd: folder, env });
  started.push(child);
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
      if (url) resolve({ child, url });
    });
    child.once("error", reject).once("close", () => reject(new Error(`It ended early: ${said}`)));
  });
}

it("starts only from its package, with a scenario, and ends on request", async () => {
  const { child, url } = await start(["--port", "0", "--seed", "lumen"]);
  expect(await (await fetch(`${url}/_sim/health`)).json()).toSucceed();
  const headers = { authorization: "Bearer sk_test_sim_lumen" };
  const customers = (await (await fetch(`${url}/v1/customers`, { headers })).json()) as { data: unknown[] };
  expect(customers.data).not.toEqual([]);
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
});

it("prints its help", async () => {
  const { stdout } = await run(process.execPath, [command, "--help"], { env });
  expect(stdout).toMatch(/--port[^]*--seed[^]*--data[^]*--validate/);
});

it.each([
  ["an invalid port", ["--port", "web"], "--port web is not a port"],
  ["a scenario that does not exist", ["--seed", "none"], "There is no scenario none; there is lumen"],
  ["an option that does not exist", ["--prot", "1"], "Unknown option '--prot'"],
])("refuses %s in one sentence", async (_, args, words) => {
  const refusal = { code: 1, stderr: expect.stringContaining(words) as unknown };
  await expect(run(process.execPath, [command, ...args], { env })).rejects.toMatchObject(refusal);
});

it("says that its port is in use", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await expect(
    run(process.execPath, [command, "--port", String(port)], { env }).finally(() => server.close()),
  ).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(`^Port ${port} is taken`) as unknown,
  });
});
