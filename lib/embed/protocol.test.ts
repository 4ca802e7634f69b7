import fc from "fast-check";
import { z } from "zod";
import { type FrameMessage, type HostMessage, readFrameMessage, readHostMessage, stamped } from "./protocol";

const fromFrame: FrameMessage[] = [
  { type: "ready" },
  { type: "resize", heightPx: 812.5 },
  { type: "event", event: "change_plan", response: { id: "sub_1" }, extras: {} },
  { type: "before", id: "7f-a_1", event: "pre_cancellation", response: { tier: "Pro" } },
  { type: "expired" },
  { type: "expired", requestId: "0f9c1e4b-5a51-4a0f-9d2c-0a6f4b8f2b11" },
  { type: "scroll_to", topPx: 0 },
];

const fromHost: HostMessage[] = [
  { type: "visible", topPx: 120, heightPx: 640 },
  { type: "answer", id: "7f-a_1", allowed: false, message: "Talk to us first" },
  { type: "answer", id: "7f-a_1", allowed: true },
];

const malformed: [why: string, data: unknown][] = [
  ["a missing version", { type: "ready" }],
  ["another version", { portico: 2, type: "ready" }],
  ["an unknown type", { portico: 1, type: "navigate", url: "https://evil.example" }],
  ["a type named like an inherited property", { portico: 1, type: "constructor" }],
  ["a height given as text", { portico: 1, type: "resize", heightPx: "800" }],
  ["a negative height", { portico: 1, type: "resize", heightPx: -1 }],
  ["a height that is NaN", { portico: 1, type: "resize", heightPx: NaN }],
  ["a height beyond any screen", { portico: 1, type: "resize", heightPx: 1e9 }],
  ["an event that isn't a word", { portico: 1, type: "event", event: "<img>", response: null }],
  ["a hook that isn't a pre_ event", { portico: 1, type: "before", id: "1", event: "change_plan" }],
  ["a hook without an id", { portico: 1, type: "before", event: "pre_change_plan" }],
  ["a hook that is not a word", { portico: 1, type: "before", id: "1", event: "pre_<img>" }],
  ["an event in a list", { portico: 1, type: "event", event: ["change_plan"], response: null }],
  ["a position given as text", { portico: 1, type: "visible", topPx: "120", heightPx: 640 }],
  ["a negative height of the visible part", { portico: 1, type: "visible", topPx: 120, heightPx: -1 }],
  ["an answer to nobody", { portico: 1, type: "answer", allowed: true }],
  ["an answer that is neither yes nor no", { portico: 1, type: "answer", id: "1", allowed: "yes" }],
  ["a reason that is an object", { portico: 1, type: "answer", id: "1", allowed: true, message: {} }],
  ["a request ID that is free text", { portico: 1, type: "expired", requestId: "call 555" }],
  ["null", null],
  ["text", "ready"],
  ["an array", [1]],
];

/** The shapes of the messages, repeated in zod to check the handwritten code. */
const length = z.number().min(0).max(100_000);
const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const word = z.string().regex(/^[a-z_]{1,64}$/);
const stamp = { portico: z.literal(1) };
const frameShape = z.union([
  z.object({ ...stamp, type: z.literal("ready") }),
  z.object({ ...stamp, type: z.literal("resize"), heightPx: length }),
  z.object({ ...stamp, type: z.literal("event"), event: word }),
  z.object({ ...stamp, type: z.literal("before"), id, event: word.startsWith("pre_") }),
  z.object({ ...stamp, type: z.literal("expired"), requestId: id.optional() }),
  z.object({ ...stamp, type: z.literal("scroll_to"), topPx: length }),
]);
const hostShape = z.union([
  z.object({ ...stamp, type: z.literal("visible"), topPx: length, heightPx: length }),
  z.object({
    ...stamp,
    type: z.literal("answer"),
    id,
    allowed: z.boolean(),
    message: z.string().optional(),
  }),
]);
const shape = z.union([frameShape, hostShape]);

/** Random messages in which some fields are wrong, missing, of another type or from another message. */
const mostly = (...right: unknown[]) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...right) },
    { weight: 1, arbitrary: fc.constantFrom([right[0]], String(right[0]), -1, NaN, 1e9, null, "", "<img>") },
    { weight: 1, arbitrary: fc.anything() },
  );
const nearlyMessages = fc.record(
  {
    portico: mostly(1),
    type: mostly(...[...fromFrame, ...fromHost].map((message) => message.type)),
    heightPx: mostly(0, 812.5),
    topPx: mostly(0, 100_000),
    event: mostly("pre_cancellation", "change_plan"),
    id: mostly("7f-a_1"),
    requestId: mostly("0f9c1e4b", undefined),
    allowed: mostly(true, false),
    message: mostly("Talk to us first", undefined),
  },
  { requiredKeys: ["portico", "type"] },
);

describe("the protocol between page and frame", () => {
  it.each(fromFrame)("carries $type from the frame to the page unchanged", (message) => {
    expect(readFrameMessage(structuredClone(stamped(message)))).toMatchObject(message);
  });

  it.each(fromHost)("carries $type from the page to the frame unchanged", (message) => {
    expect(readHostMessage(structuredClone(stamped(message)))).toMatchObject(message);
  });

  it.each(malformed)("ignores %s on both sides", (_why, data) => {
    expect(readFrameMessage(data)).toBeUndefined();
    expect(readHostMessage(data)).toBeUndefined();
  });

  it("ignores a message sent in the wrong direction", () => {
    for (const message of fromFrame) expect(readHostMessage(stamped(message))).toBeUndefined();
    for (const message of fromHost) expect(readFrameMessage(stamped(message))).toBeUndefined();
  });

  it("accepts exactly the valid messages, and never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), nearlyMessages), (data) => {
        expect(readFrameMessage(data) !== undefined).toBe(frameShape.safeParse(data).success);
        expect(readHostMessage(data) !== undefined).toBe(hostShape.safeParse(data).success);
      }),
      { numRuns: 2_000 },
    );
  });

  it("is tested with valid random messages of every type, and with invalid ones", () => {
    const drawn = fc.sample(nearlyMessages, { numRuns: 2_000, seed: 1 });
    for (const type of [...fromFrame, ...fromHost].map((message) => message.type)) {
      const right = drawn.filter((data) => shape.safeParse(data).success && data.type === type);
      expect({ type, isMet: right.length > 0 }).toEqual({ type, isMet: true });
    }
    expect(drawn.filter((data) => !shape.safeParse(data).success).length).toBeGreaterThan(500);
  });
});
