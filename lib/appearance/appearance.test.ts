import { portalSettings } from "../settings/schema";
import { contrastOf, lightnessOf, parseColor, toHex } from "./color";
import { colorProblems } from "./legible";
import { readPageAppearance } from "./page-appearance";
import { resolveLook } from "./resolve";

const saved = portalSettings.parse({});
const lookOf = (settings: Partial<typeof saved>, asked?: object) =>
  resolveLook({ ...saved, ...settings }, readPageAppearance(asked && JSON.stringify(asked)));

describe("a color", () => {
  it.each([
    ["#635bff", "#635bff"],
    [" #ABC ", "#aabbcc"],
    ["rgb(1, 2, 3)", "#010203"],
    ["rgb(255 0 10)", "#ff000a"],
  ])("is read from %j", (text, hex) => expect(toHex(parseColor(text) ?? [0, 0, 0])).toBe(hex));

  it.each(["", "red", "#12345", "rgb(1,2)", "rgb(300, 0, 0)", "url(//a)", "#fff;color:red", "var(--x)"])(
    "is not read from %j",
    (text) => expect(parseColor(text)).toBeNull(),
  );

  it("is compared in the way that WCAG and CSS define", () => {
    expect(contrastOf([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
    expect(contrastOf([255, 255, 255], [119, 119, 119])).toBeCloseTo(4.48, 2);
    expect(lightnessOf([255, 255, 255])).toBeCloseTo(1);
    expect(lightnessOf([0, 170, 0])).toBeCloseTo(0.643, 2);
  });
});

describe("the merchant's look", () => {
  it("is the preset alone if nothing else is set", () => {
    expect(lookOf({})).toEqual({
      preset: "ledger",
      scheme: null,
      align: "start",
      css: "",
      sheets: [],
      refused: [],
    });
  });

  it("becomes CSS that is made from parsed numbers", () => {
    const { css } = lookOf({
      ...{ brandColor: "#635bff", surfaceColor: "#fffdf9", textColorDark: "#ffffff", radius: "4" },
      ...{ density: "roomy", textSize: "small", font: "system" },
    });
    expect(css).toBe(
      ":root [data-preset]{--portal-brand:#635bff;--portal-surface-light:#fffdf9;--portal-text-dark:#ffffff;" +
        "--portal-radius:4px;--portal-density:1.06;--portal-size:0.875rem;" +
        '--portal-font:ui-sans-serif, system-ui, -apple-system, "Segoe UI", sans-serif;' +
        '--portal-title-font:ui-sans-serif, system-ui, -apple-system, "Segoe UI", sans-serif}',
    );
  });

  it("can't have text that is hard to read on its surface", () => {
    expect(colorProblems(saved)).toEqual({});
    expect(colorProblems({ ...saved, textColor: "#767676" }).textColor).toMatch(
      /^Contrast with the surface is 4\.5:1 and must be at least 12:1\. Choose a darker text color/,
    );
    expect(Object.keys(colorProblems({ ...saved, textColorDark: "#888888" }))).toEqual(["textColorDark"]);
  });

  it("has a text contrast of at least 12:1 in every preset", () => {
    for (const preset of ["ledger", "graphite", "iris", "meadow", "ember", "press"] as const)
      expect({ preset, problems: colorProblems({ ...saved, preset }) }).toEqual({ preset, problems: {} });
  });
});

describe("the look that a page asks for", () => {
  it("takes precedence over the merchant's own settings", () => {
    const look = lookOf(
      { brandColor: "#635bff", radius: "4" },
      { brandColor: "#0a0", scheme: "dark", align: "center" },
    );
    expect(look).toMatchObject({ scheme: "dark", align: "center", refused: [] });
    expect(look.css).toBe(":root [data-preset]{--portal-brand:#00aa00;--portal-radius:4px}");
  });

  it("has the colors of the preset that it names", () => {
    expect(lookOf({ brandColor: "#635bff", radius: "4" }, { preset: "press" })).toMatchObject({
      preset: "press",
      css: "",
    });
  });

  it("has the page's font if the merchant chose “page” as the font", () => {
    const family = 'Georgia, "Times New Roman", serif, url(//evil), a;b, "</style>"';
    expect(lookOf({ font: "page" }, { family }).css).toMatch(
      /^:root \[data-preset\]\{--portal-font:"Georgia", "Times New Roman", serif, ui-sans-serif/,
    );
    expect(lookOf({ font: "page" }, { family }).css).not.toMatch(/evil|;b|</);
    expect(lookOf({}, { family }).css).toBe("");
    expect(lookOf({ font: "page" }, { family: "url(//evil)" }).css).toBe("");
  });

  it.each([
    [
      `"Open Sans", Arial`,
      `"Open Sans", "Open Sans Variable", "Open Sans Fallback", "Open Sans Fallback Roboto", "Arial"`,
      ["/fonts/open-sans/wght.css"],
    ],
    [
      `__DM_Sans_1a2b3c, __DM_Sans_Fallback_1a2b3c`,
      `"DM Sans", "DM Sans Variable", "DM Sans Fallback", "DM Sans Fallback Roboto"`,
      ["/fonts/dm-sans/wght.css"],
    ],
    [
      `'Figtree Variable', sans-serif`,
      `"Figtree Variable", "Figtree Fallback", "Figtree Fallback Roboto", sans-serif`,
      ["/fonts/figtree/wght.css"],
    ],
    [`Inter, Avenir`, `"Inter", "Inter Variable", "Inter Fallback", "Inter Fallback Roboto", "Avenir"`, []],
    [`Avenir`, `"Avenir"`, []],
  ])("has the page's font %s, served by Portico if Portico hosts it", (family, text, sheets) => {
    const look = lookOf({ font: "page" }, { family });
    expect(look.css).toContain(`--portal-font:${text}, ui-sans-serif`);
    expect(look.sheets).toEqual(sheets);
  });

  it("can name a hosted font", () => {
    const look = lookOf({}, { font: "geist", family: "Figtree" });
    expect(look.css).toContain(
      '--portal-font:"Geist Variable", "Geist Fallback", "Geist Fallback Roboto", ui-sans-serif',
    );
    expect(look.sheets).toEqual(["/fonts/geist/wght.css"]);
  });

  it.each([
    ["markup", { brandColor: "</style><script>alert(1)</script>" }, ["brandColor"]],
    ["a url()", { brandColor: "url(//evil.example)" }, ["brandColor"]],
    ["a second rule", { radius: "4px;background:red" }, ["radius"]],
    ["a long value", { brandColor: "x".repeat(900) }, ["brandColor"]],
    ["a preset that doesn't exist", { preset: "neon" }, ["preset"]],
    ["an inherited name", { constructor: "x", ["__proto__x"]: "y" }, ["unknown"]],
    [
      "a setting that only the merchant may change",
      { logo: "data:", termsUrl: "https://a.example" },
      ["unknown"],
    ],
    ["values of the wrong type", { radius: { toString: 1 }, brandColor: null }, ["radius", "brandColor"]],
    ["a text color that is hard to read", { textColor: "#eeeeee" }, ["colors"]],
  ])("ignores a setting that is refused, and reports its name: %s", (_, asked, refused) => {
    const look = lookOf({ brandColor: "#635bff" }, asked);
    expect(look).toMatchObject({ preset: "ledger", css: ":root [data-preset]{--portal-brand:#635bff}" });
    expect([...look.refused].sort()).toEqual([...refused].sort());
  });

  it.each(["[1]", "5", "null", "{", "x".repeat(10_000), ["{}", "{}"], undefined, "{}"])(
    "may have no valid appearance at all: %.20s",
    (text) => expect(readPageAppearance(text).wanted).toEqual({}),
  );
});
