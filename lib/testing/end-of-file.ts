/**
 * Functions that run at the end of a test file, or of a group of test files (scripts/test-groups.mjs), to close the
 * resources that its tests share.
 */
const closers: (() => Promise<void>)[] = [];

export function atEndOfFile(close: () => Promise<void>): void {
  closers.push(close);
}

export async function closeWhatFilesShare(): Promise<void> {
  for (const close of closers.splice(0)) await close();
}
