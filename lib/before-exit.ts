import "server-only";

const signals = ["SIGTERM", "SIGINT"] as const;

/**
 * Runs `finish` before any other listener learns that the process must end. Next's own listener ends the process as
 * soon as no request is open, whatever else is in progress. A second signal ends the process immediately.
 */
export function beforeExit(finish: () => Promise<void>): void {
  for (const signal of signals) {
    const others = process.rawListeners(signal) as NodeJS.SignalsListener[];
    process.removeAllListeners(signal);
    process.once(signal, () => {
      void finish().finally(() => {
        for (const other of others) process.on(signal, other);
        process.kill(process.pid, signal);
      });
    });
  }
}
