/** The tone of a text. The page shows it as a color, but the words alone are enough to understand the text. */
export type Tone = "neutral" | "accent" | "good" | "warning" | "bad";
