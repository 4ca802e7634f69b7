import type { Tone } from "@/lib/portal/view/tone";

/** The colours of a state. Never the only sign of it: the words beside it say the same. */
export const toneClasses: Record<Tone, string> = {
  neutral: "bg-sunken text-muted",
  good: "bg-positive-soft text-positive",
  warning: "bg-caution-soft text-caution",
  bad: "bg-danger-soft text-danger",
};
