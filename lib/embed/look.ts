import type { EmbedSettings } from "./settings";

/**
 * Returns the look that the page requests, for the frame's URL. The server reads it and refuses what it doesn't know;
 * whatever a page puts here, the portal opens.
 *
 * @param family the font around the portal, in CSS's words.
 */
export function lookOf({ theme, appearance }: EmbedSettings, family: string): string {
  try {
    // The length is limited because this becomes part of every request's headers.
    return JSON.stringify({ family, ...theme, ...appearance, stripeElement: undefined })
      .replace(/[^ -~]/g, "")
      .slice(0, 800);
  } catch {
    return "";
  }
}
