import { type Appearance, type AppearanceField, appearanceFields } from "./appearance";

/** A page's requested look. `family` is the font around the portal, as CSS writes it. */
export type PageAppearance = { wanted: Partial<Appearance>; family: string | null; refused: string[] };

/** The loader truncates to 800 characters, and nothing else needs to send more. */
const longest = 1_000;

const nothing: PageAppearance = { wanted: {}, family: null, refused: [] };

/**
 * Reads the part of a page's `appearance` that the loader passes on. The page may have written anything: a setting that
 * can't be read is refused by name and changes nothing.
 */
export function readPageAppearance(text: unknown): PageAppearance {
  if (typeof text !== "string" || text === "") return nothing;
  const values = text.length <= longest ? parseObject(text) : null;
  if (!values) return { ...nothing, refused: ["appearance"] };
  const { family, ...asked } = values;
  const refused: string[] = [];
  const wanted: Record<string, string> = {};
  for (const [name, value] of Object.entries(asked)) {
    const field = fieldOf(name);
    const isWritten = typeof value === "string" || typeof value === "number";
    const parsed = field && isWritten ? appearanceFields[field].safeParse(String(value)) : undefined;
    if (parsed?.success) wanted[name] = parsed.data;
    else refused.push(field ?? "unknown");
  }
  return {
    wanted: wanted as Partial<Appearance>,
    family: typeof family === "string" ? readFamily(family) : null,
    refused: [...new Set(refused)],
  };
}

const fieldOf = (name: string) =>
  Object.hasOwn(appearanceFields, name) ? (name as AppearanceField) : undefined;

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

const mostFamilies = 8;
const generic = ["serif", "sans-serif", "monospace", "system-ui", "ui-serif", "ui-sans-serif", "ui-rounded"];

/** A `font-family` of plain names, each quoted again. Null if there is none. */
export function readFamily(text: string): string | null {
  const names = text
    .split(",")
    .map((name) => spokenName(name.trim().replace(/^(["'])(.*)\1$/, "$2")))
    .filter((name) => /^[A-Za-z][A-Za-z0-9 -]{0,39}$/.test(name))
    .slice(0, mostFamilies);
  if (names.length === 0) return null;
  return names.map((name) => (generic.includes(name) ? name : `"${name}"`)).join(", ");
}

/** Next.js names the font it has loaded for a page `__Open_Sans_1a2b3c`. */
const spokenName = (name: string) =>
  name.replace(/^__(\w+)_[0-9a-f]{6}$/, (_, words: string) => words.replaceAll("_", " "));
