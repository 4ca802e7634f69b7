/** The tone of a text. The page gives it a color, and the text says the same in words. */
export type Tone = "neutral" | "accent" | "good" | "warning" | "bad";
