import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Pace } from "@/lib/jobs/pace";

/** Short intervals, so that an effect that takes a minute in production takes seconds in a test. */
export const testPace: Pace = {
  leaseSeconds: 3,
  lostAfterSeconds: 1,
  pollMilliseconds: 200,
  maxFailingMilliseconds: 1_000,
  stopTimeoutMilliseconds: 5_000,
  everySeconds: 1,
};

export type JobProcess = {
  /**
   * Ends the process as a failing machine (SIGKILL) or a deployment (SIGTERM) would. Returns the exit code and the
   * output.
   */
  end(signal: "SIGKILL" | "SIGTERM"): Promise<{ code: number | null; output: string }>;
};

const running = new Set<ChildProcess>();

/** Ends the processes that a failed test left running. */
export function killJobProcesses(): void {
  for (const child of running) child.kill("SIGKILL");
}

/** Starts a process that works on the jobs in the database of DATABASE_URL, and waits until it is ready. */
export async function startJobProcess(pace = testPace): Promise<JobProcess> {
  const child = fork("lib/testing/job-process.ts", [JSON.stringify(pace)], {
    execArgv: ["--conditions=react-server", "--import", "tsx"],
    env: { ...process.env, NODE_OPTIONS: "" },
    silent: true,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => (output += text));
  running.add(child);
  const ended = once(child, "close").finally(() => running.delete(child));
  const died = ended.then(() => Promise.reject(new Error(`The process ended early.\n${output}`)));
  await Promise.race([once(child, "message"), died]);
  died.catch(() => undefined);
  return {
    async end(signal) {
      child.kill(signal);
      const [code] = (await ended) as [number | null];
      return { code, output };
    },
  };
}
