import type { Appearance, Preset } from "./appearance";
import { contrastOf, type Oklch, parseColor } from "./color";

type BaseColors = { surface: string; text: string };

/** The surface and text of each preset in portal-theme.css, as sRGB; e2e/contrast.spec.ts compares the two. */
export const presetColors: Record<Preset, { light: BaseColors; dark: BaseColors }> = {
  ledger: { light: { surface: "#ffffff", text: "#181c22" }, dark: { surface: "#17191c", text: "#eff0f3" } },
  graphite: { light: { surface: "#ffffff", text: "#151617" }, dark: { surface: "#121314", text: "#f1f2f3" } },
  iris: { light: { surface: "#ffffff", text: "#1f223a" }, dark: { surface: "#171824", text: "#eef0f7" } },
  meadow: { light: { surface: "#fdfefc", text: "#14231c" }, dark: { surface: "#141b18", text: "#edf2ed" } },
  ember: { light: { surface: "#fffdf9", text: "#271d17" }, dark: { surface: "#1c1714", text: "#f3eee6" } },
  press: { light: { surface: "#fcfbf8", text: "#181513" }, dark: { surface: "#171614", text: "#efede7" } },
};

/** The brand color of each preset in portal-theme.css; a test compares the two. */
export const presetBrands: Record<Preset, Oklch> = {
  ledger: [0.42, 0.125, 262],
  graphite: [0.24, 0.004, 264],
  iris: [0.55, 0.22, 283],
  meadow: [0.47, 0.11, 158],
  ember: [0.55, 0.16, 42],
  press: [0.38, 0.115, 15],
};

/**
 * The minimum contrast of the main text. All other text has less contrast, so with a lower minimum, secondary lines
 * would be illegible (muted text needs 4.5:1).
 */
export const leastContrast = 12;

type Colors = Pick<
  Appearance,
  "preset" | "surfaceColor" | "surfaceColorDark" | "textColor" | "textColorDark"
>;
export type ColorProblems = Partial<Record<"textColor" | "textColorDark", string>>;

/**
 * Texts that are illegible on their surface, with their contrast ratio. An empty color means the preset's.
 */
export function colorProblems(colors: Colors): ColorProblems {
  const preset = presetColors[colors.preset];
  const problems: ColorProblems = {};
  const check = (name: keyof ColorProblems, text: string, surface: string) => {
    const [one, other] = [parseColor(text), parseColor(surface)];
    const ratio = one && other ? contrastOf(one, other) : 0;
    if (ratio >= leastContrast) return;
    problems[name] =
      // Rounded down, so that 11.96 isn't called 12.
      `Contrast with the surface is ${Math.floor(ratio * 10) / 10}:1 and must be at least ${leastContrast}:1. ` +
      `Choose a ${name === "textColor" ? "darker" : "lighter"} text color, or change the surface.`;
  };
  check("textColor", colors.textColor || preset.light.text, colors.surfaceColor || preset.light.surface);
  check(
    "textColorDark",
    colors.textColorDark || preset.dark.text,
    colors.surfaceColorDark || preset.dark.surface,
  );
  return problems;
}
