import { spawn } from "node:child_process";

export type RunningExample = { url: string; close(): void };

/** Starts the server of a built example as its README says, with `npm start`. Resolves once it answers. */
export async function startExample(name: string, env: Record<string, string>): Promise<RunningExample> {
  const [{ freePort }, { answers }] = await Promise.all([
    import("../../scripts/ports.mjs"),
    import("../../scripts/answers.mjs"),
  ]);
  const port = await freePort();
  const child = spawn("npm", ["start", "--silent"], {
    cwd: `examples/${name}`,
    // Gives npm its own process group, so that `close` can end npm and all processes that npm started.
    detached: true,
    stdio: ["ignore", "inherit", "inherit"],
    // NODE_OPTIONS is meant for the app, not for the examples.
    env: { ...process.env, NODE_OPTIONS: "", ...env, PORT: String(port) },
  });
  const close = () => {
    process.off("exit", close);
    if (child.exitCode === null && child.pid) process.kill(-child.pid, "SIGKILL");
  };
  process.once("exit", close);
  const url = `http://localhost:${port}`;
  await answers(url, 20);
  return { url, close };
}
