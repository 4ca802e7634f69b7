import { visiblePart } from "./visible-part";

describe("the visible part of the frame", () => {
  it.each([
    ["a frame that fits", { top: 100, bottom: 500 }, 0, 400],
    ["a frame that begins above the window", { top: -250, bottom: 1000 }, 250, 640],
    ["a frame that ends below the window", { top: 300, bottom: 1500 }, 0, 340],
    ["a frame entirely below the window", { top: 900, bottom: 1500 }, 0, 0],
    ["a frame entirely above the window", { top: -900, bottom: -100 }, 800, 0],
  ])("is right for %s", (_what, frame, topPx, heightPx) => {
    expect(visiblePart(frame, 640)).toEqual({ type: "visible", topPx, heightPx });
  });
});
