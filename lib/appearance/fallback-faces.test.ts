import { readFileSync } from "node:fs";
import { fallbackFaces } from "./fallback-faces";

/** Removes white space and comments, because the style sheet in `app` is formatted. */
const squeezed = (css: string) => css.replace(/\/\*.*?\*\/|\s+/gs, "");

test("app/inter-fallback.css has the fallbacks that follow from Inter's metrics", () => {
  const sheet = readFileSync("node_modules/@fontsource-variable/inter/opsz.css", "utf8");
  expect(squeezed(readFileSync("app/inter-fallback.css", "utf8"))).toBe(
    squeezed(fallbackFaces("inter", sheet)),
  );
});

test("a fallback has the font's width, its heights divided by that width, and its characters", () => {
  const css = fallbackFaces("montserrat", "@font-face { unicode-range: U+0000-00FF,U+0131; }");
  expect(css.match(/@font-face/g)).toHaveLength(4);
  expect(css).toContain('local("Arial")');
  expect(css).toContain("size-adjust: 112.13%;\n  ascent-override: 86.33%;\n  descent-override: 22.38%;");
  // This width is relative to Roboto, which isn't as wide as Arial.
  expect(css).toContain("size-adjust: 113.06%;");
  expect(css.match(/unicode-range: U\+0000-00FF,U\+0131;/g)).toHaveLength(4);
});
