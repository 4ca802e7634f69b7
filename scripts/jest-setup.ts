/** An error nobody expected must not scroll past: a test that logs one without asking for it fails. */
let unexpected: unknown[][] = [];

beforeEach(() => {
  unexpected = [];
  jest.spyOn(console, "error").mockImplementation((...words: unknown[]) => void unexpected.push(words));
});

afterEach(() => {
  const seen = unexpected;
  const spy = console.error as unknown as jest.SpyInstance;
  const wasReplaced = !("mock" in spy);
  if (!wasReplaced) spy.mockRestore();
  if (seen.length > 0) throw new Error(`Unexpected console.error: ${seen.map((words) => words.join(" ")).join("\n")}`);
});
