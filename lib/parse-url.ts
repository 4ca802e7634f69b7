/**
 * The address a text is, or undefined. URL.canParse is not used anywhere: once V8 has compiled it, Node.js 20 takes an
 * address with a letter such as "ü" for none.
 */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
