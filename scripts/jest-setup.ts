import { catchLog, forgetLog, takeErrors } from "./logged";

/** An unexpected error must not scroll past: a test fails if it logs one and does not take it out. */
let printed: jest.SpyInstance;
let stopCatching: () => void;

beforeAll(() => {
  stopCatching = catchLog();
});

beforeEach(() => {
  printed = jest.spyOn(console, "error").mockImplementation(() => undefined);
});

afterEach(() => {
  const calls = printed.mock.calls;
  printed.mockRestore();
  const errors = takeErrors();
  forgetLog();
  if (calls.length > 0) throw new Error(`Unexpected console.error: ${calls.map(String).join("\n")}`);
  if (errors.length > 0) throw new Error(`Unexpected in the log: ${JSON.stringify(errors, null, 2)}`);
});

afterAll(() => stopCatching());
