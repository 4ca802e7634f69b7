import { request } from "node:http";
import type { Simulator } from "../server";
import { startTestSimulator } from "../test-support";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startTestSimulator();
});
afterAll(() => simulator.close());

function statusOf(path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${simulator.url}${path}`, { headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.on("error", reject).end();
  });
}

const host = () => new URL(simulator.url).host;

it.each([
  ["under a name of somebody's own", () => ({ host: "simulator.evil.example" })],
  ["under a name that only begins like this machine's", () => ({ host: "127.0.0.1.evil.example" })],
  ["from a page of another origin", () => ({ host: host(), origin: "https://evil.example" })],
  ["from a page without one", () => ({ host: host(), origin: "null" })],
])("does not obey on its own routes who asks %s", async (_, headers) => {
  expect(await statusOf("/_sim/health", headers())).toBe(403);
});

it("obeys this machine, with and without a page", async () => {
  expect(await statusOf("/_sim/health", { host: host() })).toBe(200);
  expect(await statusOf("/_sim/", { host: host(), origin: simulator.url })).toBe(200);
  expect(await statusOf("/_sim/health", { host: `localhost:${simulator.port}` })).toBe(200);
});
