import { readFileSync } from "node:fs";
import { fallbackFaces } from "./fallback-faces";

/** Squeezed, because the style sheet in app is formatted as every other one. */
const squeezed = (css: string) => css.replace(/\/\*.*?\*\/|\s+/gs, "");

test("Inter's fallbacks in the style sheet of every page are those of its metrics", () => {
  const sheet = readFileSync("node_modules/@fontsource-variable/inter/opsz.css", "utf8");
  expect(squeezed(readFileSync("app/inter-fallback.css", "utf8"))).toBe(
    squeezed(fallbackFaces("inter", sheet)),
  );
});

test("a fallback has the font's width, whose heights are divided by it, and its letters", () => {
  const css = fallbackFaces("montserrat", "@font-face { unicode-range: U+0000-00FF,U+0131; }");
  expect(css.match(/@font-face/g)).toHaveLength(4);
  expect(css).toContain('local("Arial")');
  expect(css).toContain("size-adjust: 112.13%;\n  ascent-override: 86.33%;\n  descent-override: 22.38%;");
  // Relative to Roboto, which isn't as wide as Arial.
  expect(css).toContain("size-adjust: 113.06%;");
  expect(css.match(/unicode-range: U\+0000-00FF,U\+0131;/g)).toHaveLength(4);
});
