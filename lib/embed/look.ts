import type { EmbedSettings } from "./settings";

/**
 * Returns the look that the page requests, for the frame's URL. The portal opens no matter what a page sets, because
 * the server ignores unknown parts.
 *
 * @param family the `font-family` around the portal.
 */
export function lookOf({ theme, appearance }: EmbedSettings, family: string): string {
  try {
    // The length is limited, because the look is in the frame's URL, which the headers of every request contain.
    return JSON.stringify({ family, ...theme, ...appearance, stripeElement: undefined })
      .replace(/[^ -~]/g, "")
      .slice(0, 800);
  } catch {
    return "";
  }
}
