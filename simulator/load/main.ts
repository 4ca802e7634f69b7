/**
 * Measures the simulator: `npm run simulator:load -- --customers 500 --requests 100000`. It is not a test,
 * because the results depend on the machine.
 */

import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { clientOf, type SendRequest } from "./client";
import { type Merchant, setUp } from "./merchant";
import { mix } from "./mix";

type Cost = { processorSeconds: number; memoryBytes: number; heapUsedBytes: number; heapTotalBytes: number };

const { values } = parseArgs({
  options: {
    months: { type: "string", default: "0" },
    customers: { type: "string", default: "500" },
    port: { type: "string", default: "12199" },
    requests: { type: "string", default: "100000" },
  },
});
const port = Number(values.port);

async function main(): Promise<void> {
  const simulator = spawn(process.execPath, ["--expose-gc", "dist/load/main.js", "--port", String(port)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    await new Promise((resolve) => simulator.stdout.once("data", resolve));
    const { ask, close } = clientOf(port, "sk_test_sim_load");
    const merchant = await setUp(ask, Number(values.customers));
    await letMonthsPass(Number(values.months));
    await measurePages(ask);
    await measureMix(ask, merchant, Number(values.requests));
    close();
  } finally {
    simulator.kill();
  }
}

/** Gives every customer a history with one invoice per month. */
async function letMonthsPass(months: number): Promise<void> {
  const began = performance.now();
  for (let month = 0; month < months; month += 1) {
    const body = JSON.stringify({ advance: 31 * 86_400, freeze: true });
    await fetch(`http://127.0.0.1:${port}/_sim/worlds/test_sim_load/clock`, { method: "POST", body });
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  if (months > 0) console.log(`${months} months passed for all customers in ${seconds} s`);
}

/** Measures how long a page of a hundred objects takes, as seen by a client. */
async function measurePages(ask: SendRequest): Promise<void> {
  for (const path of ["/v1/customers", "/v1/subscriptions", "/v1/invoices", "/v1/events"]) {
    const times: number[] = [];
    for (let i = 0; i < 40; i += 1) times.push((await ask("GET", path, { limit: "100" })).milliseconds);
    times.sort((a, b) => a - b);
    console.log(
      `${path}: a page of 100 takes ${times[20]!.toFixed(1)} ms (slowest of 40: ${times[39]!.toFixed(1)} ms)`,
    );
  }
}

async function measureMix(ask: SendRequest, merchant: Merchant, requests: number): Promise<void> {
  const part = Math.ceil(requests / 10);
  for (let done = 0; done < requests; done += part) {
    const before = await cost(ask);
    const began = performance.now();
    await Promise.all(
      [0, 1, 2, 3].map((lane) => sendMany(ask, merchant, done + lane * (part / 4), part / 4)),
    );
    const seconds = (performance.now() - began) / 1000;
    const { processorSeconds, memoryBytes, heapUsedBytes, heapTotalBytes } = await cost(ask);
    const used = processorSeconds - before.processorSeconds;
    const perMinute = (by: number) => Math.round((part / by) * 60).toLocaleString("en");
    console.log(
      `${(done + part).toLocaleString("en")} requests: ${perMinute(used)} per minute of one core, ` +
        `${perMinute(seconds)} per minute by the wall; ${megabytes(memoryBytes)} resident, ` +
        `${megabytes(heapTotalBytes)} of heap, ${megabytes(heapUsedBytes)} alive`,
    );
  }
}

async function sendMany(ask: SendRequest, merchant: Merchant, from: number, count: number): Promise<void> {
  for (let turn = Math.floor(from); turn < from + count; turn += 1) {
    const customer = merchant.customers[Math.floor(turn / mix.length) % merchant.customers.length]!;
    const { status, body } = await mix[turn % mix.length]!(ask, customer, merchant, turn);
    if (status !== 200) throw new Error(`Request ${turn} was answered ${status}: ${JSON.stringify(body)}`);
  }
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
const cost = async (ask: SendRequest): Promise<Cost> =>
  (await ask("GET", "/_sim/health")).body as unknown as Cost;

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
