import type { FrameLocator } from "@playwright/test";

/** Text and its background, as names of colors in portal-theme.css, with the minimum ratio in WCAG 2.2. */
type Pair = readonly [text: string, ground: string, least: number];

/** The pairs that depend on the brand color. */
export const brandPairs: Pair[] = [
  ["on-accent", "accent", 4.5],
  ["on-accent", "accent-hover", 4.5],
  ["on-accent", "accent-press", 4.5],
  ["accent-text", "surface", 4.5],
  ["accent-text", "sunken", 4.5],
  ["accent-text", "accent-soft", 4.5],
  ["accent-text", "hover", 4.5],
  ["ink", "accent-soft", 4.5],
  ["muted", "accent-soft", 4.5],
];

export const allPairs: Pair[] = [
  ...brandPairs,
  ["ink", "surface", 7],
  ["muted", "surface", 4.5],
  ["muted", "sunken", 4.5],
  ["muted", "hover", 4.5],
  ["faint", "surface", 4.5],
  // The border of a field, which isn't text.
  ["line-strong", "surface", 3],
  ["positive", "surface", 4.5],
  ["positive", "raised", 4.5],
  ["positive", "hover", 4.5],
  ["caution", "caution-soft", 4.5],
  ["danger", "danger-soft", 4.5],
  ["danger", "surface", 4.5],
  ["danger", "raised", 4.5],
  ["ink", "danger-soft", 4.5],
  ["ink", "caution-soft", 4.5],
];

type Look = { preset: string; scheme: "light" | "dark"; brand?: string };
export type Ratio = { text: string; ground: string; least: number; ratio: number; look: Look };

/** Every red, green and blue in steps of 17: 4,096 colors. */
export function brandColors(): string[] {
  const steps = Array.from({ length: 16 }, (_, step) => step * 17);
  return steps.flatMap((red) =>
    steps.flatMap((green) => steps.map((blue) => `rgb(${red} ${green} ${blue})`)),
  );
}

/** The worst ratio of each pair in all these looks, as the browser paints them. */
export async function worstRatios(
  portal: FrameLocator,
  looks: Look[],
  pairs: readonly Pair[],
): Promise<Ratio[]> {
  const names = [...new Set(pairs.flatMap(([text, ground]) => [text, ground]))];
  const luminances = await paintedLuminances(portal, looks, names);
  return pairs.map(([text, ground, least]) => {
    const ratios = looks.map((look, index) => {
      const of = (name: string) => luminances[index]?.[names.indexOf(name)] ?? NaN;
      const [darker = NaN, lighter = NaN] = [of(text), of(ground)].sort((one, other) => one - other);
      return { text, ground, least, ratio: (lighter + 0.05) / (darker + 0.05), look };
    });
    return ratios.reduce((worst, next) => (next.ratio >= worst.ratio ? worst : next));
  });
}

/** For each look, the relative luminance (WCAG 2.2) of each color, read from the pixels of a canvas. */
async function paintedLuminances(portal: FrameLocator, looks: Look[], names: string[]): Promise<number[][]> {
  const pixels = await portal.locator("[data-preset]").evaluate(
    (page: HTMLElement, { looks, names }) => {
      const canvas = Object.assign(document.createElement("canvas"), {
        width: names.length,
        height: looks.length,
      });
      const context = canvas.getContext("2d", { willReadFrequently: true });
      if (!context) throw new Error("This browser has no canvas.");
      // Each element shows ten colors, because an element for each color would take a minute.
      const shows = [
        ...["color", "background-color", "border-top-color", "border-right-color", "border-bottom-color"],
        ...["border-left-color", "outline-color", "text-decoration-color", "fill", "stroke"],
      ];
      const styles = Array.from({ length: Math.ceil(names.length / shows.length) }, (_, part) =>
        names
          .slice(part * shows.length, (part + 1) * shows.length)
          .map((name, place) => `${shows[place]}:var(--color-${name})`)
          .join(";"),
      );
      const rows = looks.map((look, row) => {
        const place = Object.assign(document.createElement("div"), { hidden: true });
        place.dataset.preset = look.preset;
        if (look.brand) place.style.setProperty("--portal-brand", look.brand);
        const probes = styles.map((style) => {
          const probe = document.createElement("i");
          probe.style.cssText = style;
          return place.appendChild(probe);
        });
        return { place, probes, row, scheme: look.scheme };
      });
      const asFound = page.dataset.scheme;
      document.body.append(...rows.map(({ place }) => place));
      for (const scheme of ["light", "dark"]) {
        // The style sheet follows the scheme of the page, not of an element.
        page.dataset.scheme = scheme;
        for (const { probes, row } of rows.filter((one) => one.scheme === scheme)) {
          const computed = probes.map((probe) => getComputedStyle(probe));
          names.forEach((_, column) => {
            const from = computed[Math.floor(column / shows.length)];
            context.fillStyle = from?.getPropertyValue(shows[column % shows.length] ?? "") ?? "";
            context.fillRect(column, row, 1, 1);
          });
        }
      }
      page.dataset.scheme = asFound;
      for (const { place } of rows) place.remove();
      return [...context.getImageData(0, 0, names.length, looks.length).data];
    },
    { looks, names },
  );
  return looks.map((_, row) =>
    names.map((_, column) => {
      const start = (row * names.length + column) * 4;
      return luminanceOf(pixels.slice(start, start + 3));
    }),
  );
}

function luminanceOf(channels: number[]): number {
  const [red = NaN, green = NaN, blue = NaN] = channels.map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
