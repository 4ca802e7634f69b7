/** How something is meant: the page gives it a color, and says it in words as well. */
export type Tone = "neutral" | "accent" | "good" | "warning" | "bad";
