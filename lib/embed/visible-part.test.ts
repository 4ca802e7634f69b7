import { visiblePart } from "./visible-part";

describe("the visible part of the frame", () => {
  it.each([
    ["a frame that fits, and may grow", { top: 100 }, 0, 540],
    ["a frame that begins above the window", { top: -250 }, 250, 640],
    ["a frame that ends below the window", { top: 300 }, 0, 340],
    ["a frame entirely below the window", { top: 900 }, 0, 0],
    ["a frame entirely above the window", { top: -900 }, 900, 640],
  ])("is right for %s", (_what, frame, topPx, heightPx) => {
    expect(visiblePart(frame, 640)).toEqual({ type: "visible", topPx, heightPx });
  });
});
