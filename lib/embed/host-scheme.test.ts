import { schemeOfText } from "./host-scheme";

describe("the color scheme of the merchant's page", () => {
  it.each([
    ["rgb(0, 0, 0)", "light"],
    ["rgb(255, 255, 255)", "dark"],
    ["rgba(229, 231, 235, 0.9)", "dark"],
    ["rgb(75, 85, 99)", "light"],
    ["oklch(0.967 0.003 264.5)", "dark"],
    ["oklab(0.21 0 0)", "light"],
    ["lab(94 0 0)", "dark"],
    ["lch(20 10 200)", "light"],
    ["color(display-p3 1 1 1)", "dark"],
    ["color(srgb 0.1 0.1 0.15 / 0.9)", "light"],
    ["", "light"],
  ])("with text in the color “%s” is %s", (color, scheme) => {
    expect(schemeOfText(color)).toBe(scheme);
  });
});
