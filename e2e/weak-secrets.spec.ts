import { expect, test } from "./support/fixtures";

/** A server with an easily guessed secret refuses to start. */

const weak: [string, string][] = [
  ["NEXTAUTH_SECRET", "a".repeat(48)],
  ["NEXTAUTH_SECRET", "too short"],
  ["NEXTAUTH_SECRET", ""],
  ["SEALING_KEYS", `v1:${Buffer.alloc(32).toString("base64")}`],
  ["SEALING_KEYS", `v1:${Buffer.alloc(16, "0123456789abcdef").toString("base64")}`],
];

for (const [name, value] of weak) {
  test(`${name}=${value.slice(0, 12)}… ends the process, which names the variable and not its value`, async () => {
    const { freePort } = await import("../scripts/ports.mjs");
    const { startChild, stopChild } = await import("../scripts/children.mjs");
    const port = await freePort();
    const args = ["server.mjs", "-H", "127.0.0.1", "-p", String(port)];
    const started = startChild("weak app", args, { env: { [name]: value } });
    const said = await Promise.race([started.ended, new Promise((resume) => setTimeout(resume, 20_000))]);
    const isOpen = await fetch(`http://127.0.0.1:${port}/api/health`).then(
      () => true,
      () => false,
    );
    await stopChild(started);
    expect(said).toContain("(exit code 1)");
    expect(said).toContain(name);
    if (value) expect(said).not.toContain(value);
    expect(isOpen).toBe(false);
  });
}
