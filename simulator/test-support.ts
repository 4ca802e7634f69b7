import Stripe from "stripe";
import { type Simulator, type SimulatorOptions, startSimulator } from "./server";

export type TestWorld = {
  stripe: Stripe;
  /** A client for the same world with another key: `rk_test_sim_…`, or any text. */
  withKey(key: string): Stripe;
  name: string;
  secretKey: string;
  /** Calls `/_sim/worlds/{name}/{part}`. */
  admin(method: string, part: string, body?: object): Promise<unknown>;
  /** Moves the clock and freezes it. */
  moveTo(seconds: number): Promise<void>;
};

let count = 0;

/**
 * Starts a simulator for one test file. It checks every answer, and closing it throws if the simulator had a
 * fault.
 */
export async function startTestSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const simulator = await startSimulator({ validateResponses: true, ...options });
  const close = async () => {
    await simulator.close();
    const faults = simulator.complaints().filter(({ kind }) => kind === "fault");
    if (faults.length > 0 && !options.onFault)
      throw new Error(faults.map(({ message }) => message).join("\n"));
  };
  return { ...simulator, close };
}

/** A client of the official Stripe package with a fresh world. */
export function newWorld(simulator: Simulator, mode: "test" | "live" = "test"): TestWorld {
  count += 1;
  const name = `${mode}_sim_w${process.pid}x${count}`;
  const withKey = (key: string) =>
    new Stripe(key, {
      host: "127.0.0.1",
      port: simulator.port,
      protocol: "http",
      telemetry: false,
      maxNetworkRetries: 0,
    });
  const admin: TestWorld["admin"] = async (method, part, body) => {
    const init = { method, ...(body && { body: JSON.stringify(body) }) };
    const response = await fetch(`${simulator.url}/_sim/worlds/${name}/${part}`, init);
    const answer = (await response.json()) as { error?: string };
    if (!response.ok) throw new Error(answer.error);
    return answer;
  };
  return {
    stripe: withKey(`sk_${name}`),
    withKey,
    name,
    secretKey: `sk_${name}`,
    admin,
    moveTo: async (seconds) => void (await admin("POST", "clock", { to: seconds, freeze: true })),
  };
}
