import { dialogHeight, dialogTop, isInSight, marginPx } from "./placement";

const seen = { topPx: 1000, heightPx: 600 };

test("a dialog that fits is placed entirely within the visible area", () => {
  const top = dialogTop(400, seen, 3000);
  expect(top).toBeGreaterThanOrEqual(1000 + marginPx);
  expect(top + 400).toBeLessThanOrEqual(1600);
});

test("a dialog taller than the visible area starts at its top", () => {
  expect(dialogTop(900, seen, 3000)).toBe(1000 + marginPx);
});

test("a dialog stays above the frame's end if the frame is tall enough for it", () => {
  expect(dialogTop(900, seen, 1600)).toBe(1600 - 900 - marginPx);
});

test("a dialog taller than the frame starts at its top, so the frame can grow below it", () => {
  expect(dialogTop(700, { topPx: 0, heightPx: 300 }, 300)).toBe(marginPx);
});

test("a placed dialog stays while all of it is visible and moves when part of it is not", () => {
  expect(isInSight(1100, 400, seen)).toBe(true);
  expect(isInSight(1300, 400, seen)).toBe(false);
  expect(isInSight(900, 400, seen)).toBe(false);
});

test("a dialog taller than the window stays while any of it is visible, so the customer can scroll to its end", () => {
  expect(isInSight(500, 1000, seen)).toBe(true);
  expect(isInSight(0, 1000, seen)).toBe(false);
});

test("a dialog is no taller than the visible area minus a margin at both ends", () => {
  expect(dialogHeight(600)).toEqual({ maxPx: 600 - 2 * marginPx, isShort: false });
});

test("a dialog scrolls as a whole in a small visible area, and never gets too small to use", () => {
  expect(dialogHeight(400)).toEqual({ maxPx: 400 - 2 * marginPx, isShort: true });
  expect(dialogHeight(90)).toEqual({ maxPx: 320, isShort: true });
});
