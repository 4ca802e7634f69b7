import { moveBetween } from "./move-between";
import type { Moves } from "./moves";
import { parseService, type SavedService } from "./service";

const tier = (productId: string, more: object = {}) => ({
  productId,
  priceIds: [`price_${productId}`],
  ...more,
});
const service = (moves?: Moves, more: Partial<SavedService> = {}): SavedService => ({
  name: "Plans",
  tiers: [tier("low"), tier("mid"), tier("high")],
  ...(moves && { moves }),
  ...more,
});
const between = (stored: SavedService[], from: string, to: string) =>
  moveBetween(parseService(stored), from, to);

const usual = { upgrade: "now", downgrade: "renewal" };
const late = { upgrades: "renewal", downgrades: "now" } as const;

it.each<[string, Moves | undefined, string, string, object | null]>([
  ["without rules, up immediately and down at the renewal", undefined, "low", "high", usual],
  [
    "the merchant's own times apply",
    { rule: "any", ...late },
    "low",
    "high",
    { upgrade: "renewal", downgrade: "now" },
  ],
  [
    "only up: up is allowed",
    { rule: "up", ...late },
    "mid",
    "high",
    { upgrade: "renewal", downgrade: "now" },
  ],
  ["only up: down isn't", { rule: "up", ...late }, "mid", "low", null],
  [
    "only up: another interval of the same tier is",
    { rule: "up", ...late },
    "mid",
    "mid",
    { upgrade: "renewal", downgrade: "now" },
  ],
  ["custom: no", { rule: "custom", ...late, cells: { mid: { low: "no" } } }, "mid", "low", null],
  [
    "custom: at the renewal, both ways",
    { rule: "custom", ...late, cells: { mid: { high: "renewal" } } },
    "mid",
    "high",
    { upgrade: "renewal", downgrade: "renewal" },
  ],
  [
    "custom: a missing cell works as without rules",
    { rule: "custom", ...late, cells: {} },
    "mid",
    "high",
    usual,
  ],
  [
    "custom: a cell can't forbid another interval of the same tier",
    { rule: "custom", ...late, cells: { mid: { mid: "no" } } },
    "mid",
    "mid",
    usual,
  ],
  [
    "cells of another rule have no effect",
    { rule: "any", ...late, cells: { mid: { high: "no" } } },
    "mid",
    "high",
    { upgrade: "renewal", downgrade: "now" },
  ],
])("%s", (_what, moves, from, to, expected) => {
  expect(between([service(moves)], from, to)).toEqual(expected);
});

it("keeps customers of one service from the tiers of another", () => {
  const other = service(undefined, { name: "Other", tiers: [tier("a"), tier("b")] });
  expect(between([service(), other], "low", "a")).toBeNull();
  expect(between([service(), other], "a", "b")).toEqual(usual);
});

it("lets customers leave a hidden tier or change its interval, but not switch to it", () => {
  const hidden = service(undefined, { tiers: [tier("low"), tier("old", { isHidden: true })] });
  expect(between([hidden], "old", "low")).toEqual(usual);
  expect(between([hidden], "old", "old")).toEqual(usual);
  expect(between([hidden], "low", "old")).toBeNull();
});

it("lets a customer on no tier move to any tier, even if only upgrades are allowed", () => {
  expect(between([service({ rule: "up", ...late })], "elsewhere", "low")).toEqual(usual);
});
