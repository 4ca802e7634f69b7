import "server-only";

const signals = ["SIGTERM", "SIGINT"] as const;

/**
 * Has `finish` done before anything else hears that the process is to end. Next's own listener ends the process as
 * soon as no request is open, whatever else is under way. A second signal ends it at once.
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
