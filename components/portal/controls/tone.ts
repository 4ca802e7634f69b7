import type { Tone } from "@/lib/portal/view/tone";

const outlined = "forced-colors:border";

/** The colours of a state, and a line around it where colours are forced. Never the only sign of it: the words beside it say the same. */
export const toneClasses: Record<Tone, string> = {
  neutral: `${outlined} bg-sunken text-muted`,
  good: `${outlined} bg-positive-soft text-positive`,
  warning: `${outlined} bg-caution-soft text-caution`,
  bad: `${outlined} bg-danger-soft text-danger`,
};

/** The colour of a line beside something else. */
export const noteClasses: Record<Tone, string> = {
  neutral: "text-muted",
  good: "text-muted",
  warning: "text-caution",
  bad: "text-danger",
};
