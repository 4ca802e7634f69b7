/** Whether something is good or bad news. The page shows it as a color, and always in words too. */
export type Tone = "neutral" | "good" | "warning" | "bad";
