import { setTimeout as wait } from "node:timers/promises";
import type { Request } from "@playwright/test";

/** Another process of the app on the same database, as behind a load balancer. */
export type SecondApp = {
  /** The status of a page requested with these cookies, and the target of any redirect. */
  open(
    path: string,
    cookies?: { name: string; value: string }[],
  ): Promise<{ status: number; to: string | null }>;
  /**
   * Sends this process a request that a page has made to the first process, as a load balancer could. Returns the
   * answer.
   */
  send(sent: Request): Promise<string>;
  post(path: string, headers: Record<string, string>, body: string): Promise<Response>;
  url: string;
  pid: number;
  close(): Promise<void>;
};

type Variables = Record<string, string>;

/**
 * `env`: variables that differ from the first process's, or a function that makes them from the second process's URL.
 */
export async function startSecondApp(env: Variables | ((url: string) => Variables) = {}): Promise<SecondApp> {
  const [{ freePort }, { startChild, stopChild }, { answers }] = await Promise.all([
    import("../../scripts/ports.mjs"),
    import("../../scripts/children.mjs"),
    import("../../scripts/answers.mjs"),
  ]);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = startChild("second app", ["server.mjs", "-H", "127.0.0.1", "-p", String(port)], {
    env: typeof env === "function" ? env(url) : env,
  });
  await answers(`${url}/api/health`);
  const post: SecondApp["post"] = (path, headers, body) =>
    fetch(url + path, { method: "POST", headers, body, redirect: "manual" });
  return {
    url,
    post,
    pid: child.child.pid ?? 0,
    async open(path, cookies = []) {
      const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
      const answer = await fetch(url + path, { headers: { cookie }, redirect: "manual" });
      await answer.arrayBuffer();
      return { status: answer.status, to: answer.headers.get("location") };
    },
    async send(sent) {
      const { pathname, host } = new URL(sent.url());
      const own = Object.entries(await sent.allHeaders());
      const kept = own.filter(
        ([name]) => !name.startsWith(":") && !/^(content-length|host|connection)$/.test(name),
      );
      const headers = { ...Object.fromEntries(kept), "x-forwarded-host": host };
      return (await post(pathname, headers, sent.postDataBuffer()?.toString("utf8") ?? "")).text();
    },
    close: () => stopChild(child),
  };
}

/** Whether `holds` becomes true within a second. */
export async function withinASecond(holds: () => Promise<boolean>): Promise<boolean> {
  const until = Date.now() + 1_000;
  for (;;) {
    const startedAt = Date.now();
    if (startedAt > until) return false;
    if (await holds()) return true;
    await wait(50);
  }
}
