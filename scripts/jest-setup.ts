import { closeWhatFilesShare } from "@/lib/testing/end-of-file";
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

afterAll(async () => {
  await closeWhatFilesShare();
  stopCatching();
});

/** Checks that the portal's answer is `ok`. A failure prints the whole answer, which says why. */
expect.extend({
  toSucceed(received: unknown) {
    const pass =
      typeof received === "object" && received !== null && "ok" in received && received.ok === true;
    return {
      pass,
      message: () => `Expected an answer that is ok, but received ${this.utils.printReceived(received)}`,
    };
  },
});

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- how matchers are added to Jest's types
  namespace jest {
    interface Matchers<R> {
      toSucceed(): R;
    }
  }
}
