import { dialogTop, isInSight, marginPx } from "./placement";

const seen = { topPx: 1000, heightPx: 600 };

test("a dialog that fits is placed wholly inside what the customer sees", () => {
  const top = dialogTop(400, seen, 3000);
  expect(top).toBeGreaterThanOrEqual(1000 + marginPx);
  expect(top + 400).toBeLessThanOrEqual(1600);
});

test("a dialog taller than what is seen starts at the top of it", () => {
  expect(dialogTop(900, seen, 3000)).toBe(1000 + marginPx);
});

test("a dialog never leaves the frame at its end when the frame is high enough for it", () => {
  expect(dialogTop(900, seen, 1600)).toBe(1600 - 900 - marginPx);
});

test("a dialog higher than the frame starts at its top, so that the frame can grow below it", () => {
  expect(dialogTop(700, { topPx: 0, heightPx: 300 }, 300)).toBe(marginPx);
});

test("a placed dialog stays while it is wholly seen and is moved when part of it is not", () => {
  expect(isInSight(1100, 400, seen)).toBe(true);
  expect(isInSight(1300, 400, seen)).toBe(false);
  expect(isInSight(900, 400, seen)).toBe(false);
});

test("a dialog taller than the window stays while any of it is seen, so that it can be scrolled to its end", () => {
  expect(isInSight(500, 1000, seen)).toBe(true);
  expect(isInSight(0, 1000, seen)).toBe(false);
});
