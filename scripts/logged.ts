/** The log of the running test. scripts/jest-setup.ts catches it and fails the test on unexpected error lines. */

export type LogLine = { level: string; message: string; error?: Record<string, unknown> } & Record<
  string,
  unknown
>;

const shared = globalThis as { logged?: string[] };
const lines = (shared.logged ??= []);

/** Catches log lines and lets all other output pass. Returns a function that stops catching. */
export function catchLog(): () => void {
  const { write } = process.stdout;
  const pass = write.bind(process.stdout) as (...values: unknown[]) => boolean;
  process.stdout.write = ((text: unknown, ...more: unknown[]) => {
    if (typeof text !== "string" || !text.startsWith('{"level":')) return pass(text, ...more);
    lines.push(text);
    return true;
  }) as typeof write;
  return () => {
    process.stdout.write = write;
  };
}

/** The log since the test began, as text. */
export const logText = (): string => lines.join("");

/** The log's lines, parsed. */
export const logLines = (): LogLine[] => lines.map((line) => JSON.parse(line) as LogLine);

/** Removes and returns the error lines, for tests that expect them. */
export function takeErrors(): LogLine[] {
  const errors = logLines().filter(({ level }) => level === "error");
  const others = lines.filter((line) => !line.startsWith('{"level":"error"'));
  lines.splice(0, lines.length, ...others);
  return errors;
}

export function forgetLog(): void {
  lines.length = 0;
}
