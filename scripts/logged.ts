/** What the log says while a test runs. scripts/jest-setup.ts catches it and refuses error lines nobody expected. */

export type LogLine = { level: string; message: string; error?: Record<string, unknown> } & Record<
  string,
  unknown
>;

const shared = globalThis as { logged?: string[] };
const lines = (shared.logged ??= []);

/** Catches the lines of the log on their way out; everything else that is written passes. Returns how to stop. */
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

/** The bytes of the log since the test began. */
export const logText = (): string => lines.join("");

/** Its lines since the test began. */
export const logLines = (): LogLine[] => lines.map((line) => JSON.parse(line) as LogLine);

/** Takes the error lines out of the log, whose test expected them. */
export function takeErrors(): LogLine[] {
  const errors = logLines().filter(({ level }) => level === "error");
  const others = lines.filter((line) => !line.startsWith('{"level":"error"'));
  lines.splice(0, lines.length, ...others);
  return errors;
}

export function forgetLog(): void {
  lines.length = 0;
}
