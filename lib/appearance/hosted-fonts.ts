/**
 * Open fonts that Portico serves itself, by folder. Many pages use these fonts, and the portal's
 * Content-Security-Policy allows no other server's fonts. `scripts/copy-fonts.ts` copies them.
 */
export const hostedFonts = {
  "dm-sans": "DM Sans",
  figtree: "Figtree",
  geist: "Geist",
  montserrat: "Montserrat",
  nunito: "Nunito",
  "open-sans": "Open Sans",
  "plus-jakarta-sans": "Plus Jakarta Sans",
  roboto: "Roboto",
  "source-sans-3": "Source Sans 3",
  "work-sans": "Work Sans",
} as const;

export type HostedFont = keyof typeof hostedFonts;

/** The style sheet that declares a hosted font as `"<name> Variable"`. Browsers load only the letters they show. */
export const sheetOf = (font: HostedFont) => `/fonts/${font}/wght.css`;

export const isHosted = (font: string): font is HostedFont => Object.hasOwn(hostedFonts, font);

/** The suffixes that turn a font's name into the names of its fallbacks (fallback-faces.ts). */
export const fallbackSuffixes = { arial: "Fallback", roboto: "Fallback Roboto" };

const withFallbacks = (name: string) =>
  ["Variable", ...Object.values(fallbackSuffixes)].map((suffix) => `"${name} ${suffix}"`).join(", ");

/** The family of a hosted font and those of its fallbacks, as its style sheet declares them. */
export const familyOf = (font: HostedFont) => withFallbacks(hostedFonts[font]);

/** Inter and its fallbacks, which globals.css already loads on every page of the portal. */
export const inter = withFallbacks("Inter");

/**
 * Adds hosted fonts after the page's fonts of the same name, for devices on which those aren't installed.
 *
 * @param family a `font-family` of quoted names.
 */
export function withHosted(family: string): { family: string; fonts: HostedFont[] } {
  const fonts = new Set<HostedFont>();
  const names = family.split(", ").flatMap((name) => {
    const slug = slugOf(name);
    if (slug === "inter") return [name, ...inter.split(", ")];
    if (!isHosted(slug)) return [name];
    fonts.add(slug);
    return [name, ...familyOf(slug).split(", ")];
  });
  return { family: [...new Set(names)].join(", "), fonts: [...fonts] };
}

/**
 * The name of the folder that a font of this family would have. `"Open Sans Variable"`, Fontsource's name, counts as
 * Open Sans.
 */
const slugOf = (name: string) =>
  name
    .replace(/^"|"$/g, "")
    .toLowerCase()
    .replace(/ variable$/, "")
    .replaceAll(" ", "-");
