import fc from "fast-check";
import { readFrameMessage, readHostMessage, stamped } from "./protocol";
import type { FrameMessage, HostMessage } from "./protocol";

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
  ["no stamp", { type: "ready" }],
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
  ["an answer that is neither yes nor no", { portico: 1, type: "answer", id: "1", allowed: "yes" }],
  ["a reason that is an object", { portico: 1, type: "answer", id: "1", allowed: true, message: {} }],
  ["a request ID that is free text", { portico: 1, type: "expired", requestId: "call 555" }],
  ["null", null],
  ["text", "ready"],
  ["an array", [1]],
];

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

  it("never throws on any input", () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        expect(readFrameMessage(data)).toBeUndefined();
        expect(readHostMessage(data)).toBeUndefined();
      }),
    );
  });
});
