import { createHost } from "./host";

const origin = "https://shop.example";

/** The window of a frame. `posted` collects the messages sent to the merchant's page. */
function frameWindow() {
  const listeners = new Set<(event: unknown) => void>();
  const posted: { id: string }[] = [];
  const parent = { postMessage: (message: { id: string }) => void posted.push(message) };
  const window = {
    parent,
    addEventListener: (_type: string, listener: (event: unknown) => void) => listeners.add(listener),
    removeEventListener: (_type: string, listener: (event: unknown) => void) => listeners.delete(listener),
  };
  Object.assign(globalThis, { window });
  const hear = (data: object) => listeners.forEach((listen) => listen({ origin, source: parent, data }));
  return { posted, listeners, hear };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  jest.useRealTimers();
  Reflect.deleteProperty(globalThis, "window");
});

const question = ["pre_cancellation", { subscriptionId: "sub_1" }] as const;

it("takes a refusal from the merchant's page with its reason", async () => {
  const { posted, hear, listeners } = frameWindow();
  const asked = createHost(origin).ask(...question);
  hear({ portico: 1, type: "answer", id: posted[0]?.id, allowed: false, message: "Call us" });
  expect(await asked).toMatchObject({ allowed: false, message: "Call us" });
  expect(listeners.size).toBe(0);
});

it("treats no answer as permission: a broken merchant page blocks nobody", async () => {
  const { posted, hear, listeners } = frameWindow();
  const asked = createHost(origin).ask(...question);
  hear({ portico: 1, type: "answer", id: "before-99", allowed: false });
  jest.advanceTimersByTime(12_000);
  expect(await asked).toEqual({ allowed: true });
  expect(posted).toHaveLength(1);
  expect(listeners.size).toBe(0);
});
