/** Waits until the condition is true. Throws if it stays false for this many seconds. */
export async function until(isTrue: () => Promise<boolean>, seconds: number): Promise<void> {
  const giveUpAt = Date.now() + seconds * 1000;
  while (!(await isTrue())) {
    if (Date.now() > giveUpAt) throw new Error(`It did not become true within ${seconds} seconds: ${isTrue}`);
    await new Promise((resume) => setTimeout(resume, 50));
  }
}
