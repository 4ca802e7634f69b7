import { catchLog, forgetLog, takeErrors } from "./logged";

/** A test fails if it logs an error that it doesn't expect (see takeErrors in scripts/logged.ts). */
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
