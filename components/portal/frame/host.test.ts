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
  type Spoken = { origin?: string; source?: unknown };
  const hear = (data: unknown, { origin: from = origin, source = parent }: Spoken = {}) =>
    listeners.forEach((listen) => listen({ origin: from, source, data }));
  return { posted, listeners, hear };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  jest.useRealTimers();
  Reflect.deleteProperty(globalThis, "window");
});

const question = ["pre_cancellation", { subscriptionId: "sub_1" }] as const;

it("the frame accepts a refusal and its reason from the merchant's page", async () => {
  const { posted, hear, listeners } = frameWindow();
  const asked = createHost(origin).ask(...question);
  hear({ portico: 1, type: "answer", id: posted[0]?.id, allowed: false, message: "Call us" });
  expect(await asked).toMatchObject({ allowed: false, message: "Call us" });
  expect(listeners.size).toBe(0);
});

it("without an answer, the operation is allowed, because a broken merchant's page must not block anyone", async () => {
  const { posted, hear, listeners } = frameWindow();
  const asked = createHost(origin).ask(...question);
  hear({ portico: 1, type: "answer", id: "before-99", allowed: false });
  jest.advanceTimersByTime(12_000);
  expect(await asked).toEqual({ allowed: true });
  expect(posted).toHaveLength(1);
  expect(listeners.size).toBe(0);
});

it("the frame ignores messages from other origins or windows, malformed messages, and messages of 5 MB", () => {
  const { hear } = frameWindow();
  const heard: unknown[] = [];
  createHost(origin).listen((message) => heard.push(message));
  const message = { portico: 1, type: "answer", id: "before-1", allowed: false };
  for (const from of ["https://evil.example", `${origin}.evil.example`, "http://shop.example", "null", ""])
    hear(message, { origin: from });
  for (const source of [{}, globalThis, null]) hear(message, { source });
  const startedAt = performance.now();
  const long = "x".repeat(5 * 1024 * 1024);
  hear({ ...message, message: long }, { origin: "https://evil.example" });
  for (const other of [long, { ...message, id: long }, { ...message, type: long }]) hear(other);
  expect(performance.now() - startedAt).toBeLessThan(50);
  for (const other of [null, undefined, "answer", [], { ...message, portico: 2 }, { ...message, type: "x" }])
    hear(other);
  expect(heard).toHaveLength(0);
  hear(message);
  expect(heard).toHaveLength(1);
});
