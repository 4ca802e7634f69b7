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
  ["under a foreign host name", () => ({ host: "simulator.evil.example" })],
  ["under a host name that only starts like this machine's", () => ({ host: "127.0.0.1.evil.example" })],
  ["from a page of another origin", () => ({ host: host(), origin: "https://evil.example" })],
  ["from a page without an origin", () => ({ host: host(), origin: "null" })],
])("refuses a request to its own routes %s", async (_, headers) => {
  expect(await statusOf("/_sim/health", headers())).toBe(403);
});

it("accepts requests from this machine, with and without a page", async () => {
  expect(await statusOf("/_sim/health", { host: host() })).toBe(200);
  expect(await statusOf("/_sim/", { host: host(), origin: simulator.url })).toBe(200);
  expect(await statusOf("/_sim/health", { host: `localhost:${simulator.port}` })).toBe(200);
});
