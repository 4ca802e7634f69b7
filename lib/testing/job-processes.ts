import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { Pace } from "@/lib/jobs/pace";

/** Times that let a test see in seconds what takes a minute in production. */
export const testPace: Pace = {
  leaseSeconds: 3,
  lostAfterSeconds: 1,
  pollMilliseconds: 200,
  stopsWithinMilliseconds: 5_000,
  everySeconds: 1,
};

export type JobProcess = {
  /** Ends it as a machine that fails does, or as a deployment does. Returns the exit code and what it had written. */
  end(signal: "SIGKILL" | "SIGTERM"): Promise<{ code: number | null; output: string }>;
};

const running = new Set<ChildProcess>();

/** Ends what a test that failed has left running. */
export function killJobProcesses(): void {
  for (const child of running) child.kill("SIGKILL");
}

/** Starts a process that works on the jobs of DATABASE_URL, and waits until it does. */
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
