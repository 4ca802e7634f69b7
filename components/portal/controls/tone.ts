import type { Tone } from "@/lib/portal/view/tone";

/**
 * The colors of a state. The elements that use them need a border, because forced-colors mode shows only the border.
 * The text beside the color always names the state.
 */
export const toneClasses: Record<Tone, string> = {
  neutral: "border-line bg-sunken text-muted",
  accent: "border-transparent bg-accent-soft text-accent-text",
  good: "border-positive-line bg-positive-soft text-positive",
  warning: "border-caution-line bg-caution-soft text-caution",
  bad: "border-danger-line bg-danger-soft text-danger",
};

/** The text color of a secondary line. */
export const noteClasses: Record<Tone, string> = {
  neutral: "text-muted",
  accent: "text-muted",
  good: "text-muted",
  warning: "text-caution",
  bad: "text-danger",
};
