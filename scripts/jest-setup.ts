/** An error nobody expected must not scroll past: a test that logs one without clearing it fails. */
let logged: jest.SpyInstance;

beforeEach(() => {
  logged = jest.spyOn(console, "error").mockImplementation(() => undefined);
});

afterEach(() => {
  const calls = logged.mock.calls;
  logged.mockRestore();
  if (calls.length > 0) throw new Error(`Unexpected console.error: ${calls.map(String).join("\n")}`);
});
