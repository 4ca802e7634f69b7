import type { Tone } from "@/lib/portal/view/tone";

const outlined = "forced-colors:border";

/**
 * The colors of a state, with an outline in forced-colors mode. Color is never the only sign: the text beside
 * it says the same.
 */
export const toneClasses: Record<Tone, string> = {
  neutral: `${outlined} bg-sunken text-muted`,
  good: `${outlined} bg-positive-soft text-positive`,
  warning: `${outlined} bg-caution-soft text-caution`,
  bad: `${outlined} bg-danger-soft text-danger`,
};

/** The text color of a secondary line. */
export const noteClasses: Record<Tone, string> = {
  neutral: "text-muted",
  good: "text-muted",
  warning: "text-caution",
  bad: "text-danger",
};
