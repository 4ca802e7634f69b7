/**
 * Parses a URL, or returns undefined. Do not use URL.canParse: once V8 has compiled it, Node.js 20 rejects
 * URLs with letters such as "ü".
 */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
