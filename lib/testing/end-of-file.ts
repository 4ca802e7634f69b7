/** Closes what a test file, or a group of them (scripts/test-groups.mjs), shares until its end. */
const closers: (() => Promise<void>)[] = [];

export function atEndOfFile(close: () => Promise<void>): void {
  closers.push(close);
}

export async function closeWhatFilesShare(): Promise<void> {
  for (const close of closers.splice(0)) await close();
}
