import { readFileSync } from "node:fs";
import fc from "fast-check";
import { portalSettings } from "../settings/schema";
import type { Preset } from "./appearance";
import { contrastOf, fromOklch, parseColor, type Rgb, toHex, toOklch } from "./color";
import { betterSurface, contrastList, legibleOn } from "./contrast-list";
import { presetBrands } from "./legible";

const saved = portalSettings.parse({});
const part = fc.integer({ min: 0, max: 255 });
const anyColor = fc.tuple(part, part, part) as fc.Arbitrary<Rgb>;

it("turns every color into OKLCH and back", () => {
  fc.assert(fc.property(anyColor, (color) => expect(fromOklch(toOklch(color))).toEqual([...color])));
});

it("the code has the same brand color for each preset as portal-theme.css", () => {
  const css = readFileSync("app/portal-theme.css", "utf8");
  const brands = [...css.matchAll(/--portal-brand: oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)];
  const ofPresets = brands.slice(0, 6).map(([, ...numbers]) => numbers.map(Number));
  expect(ofPresets).toEqual(Object.values(presetBrands));
});

describe.each(["light", "dark"] as const)("the contrast list in the %s scheme", (scheme) => {
  it.each(Object.keys(presetBrands) as Preset[])("has nothing to fix in the preset %s", (preset) => {
    for (const row of contrastList({ ...saved, preset }, scheme)) {
      expect(row.ratio).toBeGreaterThanOrEqual(row.least);
      if (scheme === "light") expect(row.better).toBeUndefined();
    }
  });

  it("is legible with any brand color, and says which color is shown instead", () => {
    const check = (brand: Rgb) => {
      const look = { ...saved, brandColor: toHex(brand) };
      const rows = contrastList(look, scheme);
      for (const { ratio, least } of rows) expect(ratio).toBeGreaterThanOrEqual(least);
      const better = rows.find((row) => row.better?.name === "brandColor")?.better;
      // The offered color is shown as it is.
      if (better) {
        const [, , button] = contrastList({ ...look, brandColor: better.color }, scheme);
        const near = contrastOf(
          parseColor(button?.ground ?? "") ?? [0, 0, 0],
          parseColor(better.color) ?? [0, 0, 0],
        );
        expect(near).toBeLessThan(1.05);
      }
    };
    fc.assert(fc.property(anyColor, check));
  });

  it("offers a text color of the same hue if the chosen text color is refused", () => {
    const name = scheme === "light" ? ("textColor" as const) : ("textColorDark" as const);
    const check = (text: Rgb) => {
      const look = { ...saved, [name]: toHex(text) };
      const [row] = contrastList(look, scheme);
      if (!row || row.ratio >= row.least) return expect(row?.better).toBeUndefined();
      expect(row.better?.name).toBe(name);
      const [mended] = contrastList({ ...look, [name]: row.better?.color ?? "" }, scheme);
      expect(mended?.ratio).toBeGreaterThanOrEqual(12);
    };
    fc.assert(fc.property(anyColor, check));
  });
});

it("finds the nearest legible color, not just black or white", () => {
  const [lightness, , hue] = toOklch(legibleOn([255, 255, 255], [16, 176, 112], 4.5));
  const [, , asked] = toOklch([16, 176, 112]);
  expect(Math.abs(hue - asked)).toBeLessThan(3);
  expect(lightness).toBeGreaterThan(0.4);
});

it("offers an accepted surface color for every refused surface color", () => {
  const fields = { light: "surfaceColor", dark: "surfaceColorDark" } as const;
  const check = (color: Rgb) => {
    for (const scheme of ["light", "dark"] as const) {
      const accepts = (text: string) => portalSettings.shape[fields[scheme]].safeParse(text).success;
      const better = betterSurface(toHex(color), scheme);
      expect(accepts(better ?? toHex(color))).toBe(true);
      expect(accepts(toHex(color))).toBe(better === null);
    }
  };
  fc.assert(fc.property(anyColor, check));
});
