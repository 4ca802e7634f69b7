/** How something is meant: the page gives it a colour, and says it in words as well. */
export type Tone = "neutral" | "good" | "warning" | "bad";
