/**
 * A process that does a server's background work, but answers no requests. Tests start several of them on one database
 * and end them as needed.
 *
 * node --conditions=react-server --import tsx lib/testing/job-process.ts <pace as JSON>
 */
import { beforeExit } from "@/lib/before-exit";
import type { Pace } from "@/lib/jobs/pace";
import { startJobs } from "@/lib/jobs/runner";
import { tasks } from "@/lib/jobs/tasks";

async function work(): Promise<void> {
  const jobs = await startJobs(tasks, JSON.parse(process.argv[2] ?? "") as Pace);
  beforeExit(() => jobs.stop());
  process.send?.({ isWorking: true });
}

// The parent process is gone.
process.once("disconnect", () => process.exit(1));
work().catch((error: Error) => {
  console.error(error);
  process.exit(1);
});
